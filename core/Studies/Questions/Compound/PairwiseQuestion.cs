using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Twins.Core.Fidelity.Choice.Designs;

namespace Twins.Core.Studies.Questions.Compound;

/// <summary>Which of two, for all pairs of a few items or for an even part of them (paired comparisons, Thurstone 1927).</summary>
public sealed record PairwiseQuestion : CompoundQuestion
{
    private const int MostPairs = 45;
    private const int UsualPairs = 15;

    private static readonly ConditionalWeakTable<PairwiseQuestion, IReadOnlyList<IReadOnlyList<(int First, int Second)>>> Known = [];

    public required IReadOnlyList<WrittenOption> Items { get; init; }

    [Description("Pairs that each twin sees; all of them, but at most 15, unless given.")]
    public int? Pairs { get; init; }

    /// <summary>How many pairs a twin sees.</summary>
    [JsonIgnore]
    public int Asked => Pairs ?? Math.Min(UsualPairs, All);

    [JsonIgnore]
    public override IReadOnlyList<Option> Things => Choices.From(Items);

    [JsonIgnore]
    public override IReadOnlyList<AnswerField> Fields
    {
        get
        {
            string[] ids = [.. Items.Select(i => i.Id)];
            return [.. Enumerable.Range(1, Asked).Select(p => new AnswerField($"pair_{p}", ids))];
        }
    }

    /// <summary>Enough that every pair comes up, on both sides.</summary>
    [JsonIgnore]
    public override int Versions => 2 * ((All + Asked - 1) / Asked);

    private int All => Items.Count * (Items.Count - 1) / 2;

    /// <summary>Per version its pairs, in the order shown.</summary>
    public static IReadOnlyList<IReadOnlyList<(int First, int Second)>> Shown(PairwiseQuestion question) =>
        Known.GetValue(question, static q => PairDesign.Of(q.Items.Count, q.Asked, q.Versions));

    public override string? Flaw() =>
        Items.Count is < 3 or > 30 ? "a pairwise question needs between 3 and 30 items"
        : Choices.Flaw(Items) is { } flaw ? flaw.Replace("option", "item", StringComparison.Ordinal)
        : Asked < 1 || Asked > Math.Min(MostPairs, All) ? $"pairs must lie between 1 and {Math.Min(MostPairs, All)}"
        : null;

    public override string? Contradiction(CompoundAnswer answer, int version)
    {
        var pairs = Shown(this)[version];
        for (var p = 0; p < pairs.Count; p++)
            if ((int)answer.Values[p] != pairs[p].First && (int)answer.Values[p] != pairs[p].Second) return $"'{Id}' wants in pair {p + 1} {Items[pairs[p].First].Id} or {Items[pairs[p].Second].Id}";
        return null;
    }
}
