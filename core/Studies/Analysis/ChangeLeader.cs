using Twins.Core.Fidelity;

namespace Twins.Core.Studies.Analysis;

/// <summary>Whether somebody else is ahead, and whether that means anything.</summary>
internal static class ChangeLeader
{
    public static LeaderChange? Of(CellPairing pairing, int seed)
    {
        var (before, now) = (Contest(pairing.Before), Contest(pairing.Now));
        if (First(before) is not { } then || First(now) is not { } leader || pairing.Columns.Contains((then, leader))) return null;
        var (old, name) = (before.Ids[then], now.Ids[leader]);
        // Named as it is called now, so that the sentence can be looked up in tonight's ranking.
        if (pairing.Columns.Where(c => c.Before == then).Select(c => (int?)c.Now).FirstOrDefault() is not { } former || now.Base(former) is 0)
            return new LeaderChange(old, name, null, $"'{name}' is ahead now; '{old}', which was, is not in this run.");
        var isApart = IsApart(pairing.Now, now, leader, former, seed);
        return new LeaderChange(old, name, isApart, $"'{name}' is ahead now instead of '{now.Ids[former]}'{(isApart ? " and can be told apart from it" : ", but the two cannot be told apart")}.");
    }

    /// <summary>As the report's letters have it.</summary>
    private static bool IsApart(StudyCells cells, Contest contest, int leader, int former, int seed)
    {
        int[] order = contest.Order();
        var standings = new Standings(contest, QuestionReportWriter.SeedOf(seed, cells.Asked.Question, cells.Asked.Elicitation, "bootstrap"));
        return standings.Apart(order)[Array.IndexOf(order, leader), Array.IndexOf(order, former)];
    }

    private static Contest Contest(StudyCells cells) => new(
        [.. cells.Columns.Select(c => c.Id)],
        [.. cells.Values.SelectMany(row => row.Select(v => v ?? double.NaN))],
        null,
        [.. cells.Twins.Select(t => t.Weight)],
        cells.HighestIsBest,
        cells is { Low: { } low, High: { } high } ? new Interval(low, high) : null);

    private static int? First(Contest contest) =>
        contest.Order().Where(k => contest.Base(k) > 0).Select(k => (int?)k).FirstOrDefault();
}
