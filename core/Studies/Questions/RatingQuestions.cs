using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Twins.Core.Studies.Questions;

/// <summary>A rating on whole numbers from <see cref="First"/> to <see cref="Last"/>, low to high.</summary>
public abstract record RatingQuestion : CategoricalQuestion
{
    [JsonIgnore]
    public abstract int First { get; }

    [JsonIgnore]
    public abstract int Last { get; }

    /// <summary>What is written beside a point, or nothing.</summary>
    protected abstract string LabelOf(int point);

    [Description("For SSR: six or so lists of statements, each with one statement per point from low to high. Made from the labels unless given.")]
    public IReadOnlyList<IReadOnlyList<string>> Anchors { get; init; } = [];

    public override IReadOnlyList<Option> Possibilities =>
        [.. Enumerable.Range(First, Last - First + 1).Select(p => new Option(p.ToString(), LabelOf(p), p))];

    public override bool Ordinal => true;

    public override JsonNode AnswerSchema => new JsonObject
    {
        ["type"] = new JsonArray("integer", "null"),
        ["enum"] = new JsonArray([.. Possibilities.Select(p => JsonValue.Create((int)p.Value)), null]),
    };

    public override string? Flaw() =>
        Last - First is < 1 or > 100 ? "a rating needs between 2 and 101 points"
        : Anchors.Any(set => set.Count != Last - First + 1) ? $"every list of anchors needs {Last - First + 1} statements, one per point"
        : null;

    public override Answer? Read(JsonElement json, out string? problem)
    {
        problem = null;
        if (json.ValueKind is JsonValueKind.Number && json.TryGetInt32(out var point) && point >= First && point <= Last)
            return CategoricalAnswer.Of(point - First, Last - First + 1);
        problem = $"'{Id}' wants a whole number from {First} to {Last}";
        return null;
    }
}

/// <summary>Agreement or likelihood with a label at every point (Likert 1932).</summary>
public sealed record LikertQuestion : RatingQuestion
{
    /// <summary>The matrix that it was written in; null where it stands alone.</summary>
    [JsonIgnore]
    public MatrixRow? Matrix { get; init; }

    private static readonly string[] Agreement = ["strongly disagree", "disagree", "neither agree nor disagree", "agree", "strongly agree"];

    [Description("A label for every point, from low to high; five points of agreement unless given.")]
    public IReadOnlyList<string> Labels { get; init; } = Agreement;

    public override int First => 1;

    public override int Last => Labels.Count;

    protected override string LabelOf(int point) => Labels[point - 1];

    public override string? Flaw() => Labels.Count is < 2 or > 11 ? "a likert question needs between 2 and 11 labels" : base.Flaw();
}

/// <summary>A scale of whole numbers with words at its ends.</summary>
public sealed record ScaleQuestion : RatingQuestion
{
    [Description("The lowest point; 1 unless given.")]
    public int Min { get; init; } = 1;

    [Description("The highest point; 10 unless given.")]
    public int Max { get; init; } = 10;

    [Description("What the lowest point means.")]
    public required string Low { get; init; }

    [Description("What the highest point means.")]
    public required string High { get; init; }

    public override int First => Min;

    public override int Last => Max;

    protected override string LabelOf(int point) => point == Min ? Low : point == Max ? High : "";
}

/// <summary>
/// Likelihood to recommend from 0 to 10. Promoters answer 9 or 10, detractors 0 to 6; the score is the difference of
/// their shares in points (Reichheld 2003).
/// </summary>
public sealed record NpsQuestion : RatingQuestion
{
    public override int First => 0;

    public override int Last => 10;

    protected override string LabelOf(int point) => point switch { 0 => "not at all likely", 10 => "extremely likely", _ => "" };
}
