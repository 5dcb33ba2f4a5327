using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Twins.Core.Studies.Questions.Compound;

/// <summary>A sum that is divided among options (constant sum): how much more, and not only what first.</summary>
public sealed partial record BudgetQuestion : CompoundQuestion
{
    /// <summary>A sum that is further off than this is no division of it; nearer ones are brought to it.</summary>
    private const double Tolerance = .05;

    [Description("What to divide money or points among, 2 to 20. Ids are letters, digits or underscores.")]
    public required IReadOnlyList<WrittenOption> Options { get; init; }

    [Description("What there is to divide; 100 unless given.")]
    public double Total { get; init; } = 100;

    [Description("What it is, such as points or EUR; points unless given.")]
    public string Unit { get; init; } = "points";

    [JsonIgnore]
    public override IReadOnlyList<Option> Things => Choices.From(Options);

    [JsonIgnore]
    public override IReadOnlyList<AnswerField> Fields => [.. Options.Select(o => new AnswerField(o.Id, null))];

    public override string? Flaw() =>
        Options.Count > 20 ? "at most 20 options can share a budget"
        : Choices.Flaw(Options) is { } flaw ? flaw
        : Options.FirstOrDefault(o => !FieldName().IsMatch(o.Id)) is { } option ? $"the option's id '{option.Id}' must be at most 40 letters, digits or underscores"
        : Total is > 0 and <= 1e9 ? null : "total must lie above 0";

    public override Answer? Read(JsonElement json, out string? problem)
    {
        if (base.Read(json, out problem) is not CompoundAnswer answer) return null;
        var sum = answer.Values.Sum();
        if (Math.Abs(sum - Total) <= Tolerance * Total) return new CompoundAnswer([.. answer.Values.Select(v => v * Total / sum)]);
        problem = $"'{Id}' wants amounts that sum to {Total:0.##}, not to {sum:0.##}";
        return null;
    }

    [GeneratedRegex("^[A-Za-z0-9_]{1,40}$", RegexOptions.NonBacktracking)]
    private static partial Regex FieldName();
}
