namespace Twins.Core.Evidence;

/// <summary>
/// Puts what was recalled into the order in which a person would remember it: first what fits the question, then what is
/// recent and what mattered. The weight of an item is
/// <c>r · (0.7 + 0.15 · 2^(−age/180 days) + 0.15 · importance)</c>, with r its score over the best one's, its age counted
/// from the newest item recalled, and 0.5 for what is not known of either. Items alike in both stay in the store's order.
/// The three ingredients are those of Park et al., "Generative Agents", UIST 2023; there they are added with equal weights,
/// which lets a recent triviality outrank an answer, so here the fit multiplies.
/// </summary>
public static class RecallWeighing
{
    private const double Fit = 0.7, Recency = 0.15, Importance = 0.15, Unknown = 0.5;
    private const double HalfLife = 180;

    /// <summary>How many to fetch, so that something old can give way to something recent below it.</summary>
    public static int Reach(int most) => Math.Min(EvidenceLimits.MaxRecalled, 3 * most);

    public static IReadOnlyList<Recalled> Of(IReadOnlyList<Recalled> recalled, int most)
    {
        if (recalled.Count is 0) return [];
        var (best, newest) = (recalled.Max(r => r.Score), recalled.Max(r => r.Item.Date));
        return [.. recalled.Select(r => r with { Score = r.Score / best * (Fit + (Recency * RecencyOf(r.Item, newest)) + (Importance * (r.Item.Importance ?? Unknown))) }).OrderByDescending(r => r.Score).Take(most)];
    }

    private static double RecencyOf(EvidenceItem item, DateOnly? newest) =>
        item.Date is { } date && newest is { } now ? Math.Pow(2, (date.DayNumber - now.DayNumber) / HalfLife) : Unknown;
}
