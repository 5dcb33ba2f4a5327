using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Twins.Core.Studies.Questions.Compound;

/// <summary>The best and the worst of each of several small sets of items (Finn and Louviere 1992).</summary>
public sealed record MaxDiffQuestion : CompoundQuestion
{
    private const int MostSets = 30;

    public required IReadOnlyList<WrittenOption> Items { get; init; }

    [Description("Items in a set, from 3 to 7; 4 unless given.")]
    public int PerSet { get; init; } = 4;

    [Description("Sets that each twin sees; enough to show every item three times unless given.")]
    public int? Sets { get; init; }

    [Description("What the best of a set is called; 'the best' unless given.")]
    public string Most { get; init; } = "the best";

    [Description("What the worst of a set is called; 'the worst' unless given.")]
    public string Least { get; init; } = "the worst";

    /// <summary>How many sets a twin sees.</summary>
    [JsonIgnore]
    public int Asked => Sets ?? Math.Min(MostSets, ((3 * Items.Count) + PerSet - 1) / PerSet);

    [JsonIgnore]
    public override IReadOnlyList<Option> Things => Choices.From(Items);

    [JsonIgnore]
    public override int Versions => MaxDiffSets.Versions;

    [JsonIgnore]
    public override IReadOnlyList<AnswerField> Fields
    {
        get
        {
            string[] ids = [.. Items.Select(i => i.Id)];
            return [.. Enumerable.Range(1, Asked).SelectMany(s => new AnswerField[] { new($"best_{s}", ids), new($"worst_{s}", ids) })];
        }
    }

    public override string? Flaw() =>
        Items.Count is < 4 or > 50 ? "a maxdiff needs between 4 and 50 items"
        : Choices.Flaw(Items) is { } flaw ? flaw.Replace("option", "item", StringComparison.Ordinal)
        : PerSet is < 3 or > 7 || PerSet >= Items.Count ? "per_set must lie between 3 and 7 and below the number of items"
        : Asked is < 1 or > MostSets ? $"sets must lie between 1 and {MostSets}"
        : Asked * PerSet < Items.Count ? $"{Asked} sets of {PerSet} cannot show {Items.Count} items; give more sets"
        : null;

    public override string? Contradiction(CompoundAnswer answer, int version)
    {
        var sets = MaxDiffSets.Of(this)[version];
        for (var s = 0; s < sets.Count; s++)
        {
            int best = (int)answer.Values[2 * s], worst = (int)answer.Values[(2 * s) + 1];
            if (!sets[s].Contains(best) || !sets[s].Contains(worst) || best == worst) return $"'{Id}' wants two different items of set {s + 1}: {string.Join(", ", sets[s].Select(i => Items[i].Id))}";
        }
        return null;
    }
}
