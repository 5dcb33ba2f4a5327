using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Twins.Core.Studies.Questions;

/// <summary>
/// Several statements on one scale: a short way to write as many rating questions, which is what it is read as. They are
/// asked in one call like all others, can be elicited in every way, and stand together in the report.
/// </summary>
public sealed record MatrixQuestion : Question
{
    [Description("The statements, 2 to 30. Each becomes the question <id>_<statement's id>.")]
    public required IReadOnlyList<WrittenOption> Statements { get; init; }

    [Description("A label for every point, from low to high; five points of agreement unless given.")]
    public IReadOnlyList<string>? Labels { get; init; }

    [JsonIgnore]
    public override JsonNode AnswerSchema => throw new InvalidOperationException("A matrix is asked as its statements.");

    public override string? Flaw() =>
        Statements.Count > 30 ? "a matrix has at most 30 statements"
        : Choices.Flaw(Statements)?.Replace("option", "statement", StringComparison.Ordinal) ?? Rows().Select(r => r.Flaw()).FirstOrDefault(f => f is not null);

    public override Answer? Read(JsonElement json, out string? problem) => throw new InvalidOperationException("A matrix is asked as its statements.");

    /// <summary>The questions of a list with every matrix that can be asked in the form of its statements.</summary>
    public static IReadOnlyList<Question> Expand(IReadOnlyList<Question> questions) =>
        [.. questions.SelectMany(q => q is MatrixQuestion matrix && matrix.Flaw() is null ? matrix.Rows() : [q])];

    private IEnumerable<Question> Rows() => Statements.Select(s =>
    {
        var row = new LikertQuestion { Id = $"{Id}_{s.Id}", Text = $"{Text} {s.Text}", Matrix = new MatrixRow(Id, Text, s.Text) };
        return Labels is null ? row : row with { Labels = Labels };
    });
}

/// <param name="Id">Of the matrix that the rating was written in.</param>
/// <param name="Text">The matrix's text.</param>
/// <param name="Statement">This row's.</param>
public sealed record MatrixRow(string Id, string Text, string Statement);
