namespace Twins.Core.Respondents.Offline.Appraisal;

/// <summary>One thing that moved a twin towards a message (positive) or away from it.</summary>
internal readonly record struct Effect(StatementKind Kind, string Text, string? Id, double Amount);

/// <summary>What a twin makes of a message, in parts that questions weigh differently.</summary>
/// <param name="Relation">How much of the twin the message touches at all; below <see cref="Thin"/> it has nothing to say.</param>
internal sealed record Impression(double Evidence, double Price, double Temper, double Manner, double Trust, double Curiosity, double Novelty, double Relation, IReadOnlyList<Effect> Effects)
{
    /// <summary>The least that has to relate before an answer counts as one.</summary>
    public const double Thin = 0.25;

    public bool IsThin => Relation < Thin;

    /// <summary>What several messages side by side leave behind: their mean, and what moved most.</summary>
    public static Impression Mean(IReadOnlyList<Impression> each) => each.Count is 1 ? each[0] : new Impression(
        each.Average(i => i.Evidence),
        each.Average(i => i.Price),
        each.Average(i => i.Temper),
        each.Average(i => i.Manner),
        each.Average(i => i.Trust),
        each.Average(i => i.Curiosity),
        each.Average(i => i.Novelty),
        each.Average(i => i.Relation),
        [.. each.SelectMany(i => i.Effects).OrderByDescending(e => Math.Abs(e.Amount)).DistinctBy(e => e.Text)]);
}
