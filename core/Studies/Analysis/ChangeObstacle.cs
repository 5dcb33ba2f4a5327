namespace Twins.Core.Studies.Analysis;

/// <summary>Why two runs' figures cannot be held against each other.</summary>
internal static class ChangeObstacle
{
    public static string? Between(EarlierRun earlier, StudyCells? now)
    {
        if (earlier.Cells is not { } before) return earlier.Problem ?? "the earlier run left no figures";
        if (now is null) return "this run has no figures to compare; open answers are there to be read, and where nobody answered there is nothing";
        if (before.Asked.Question != now.Asked.Question) return $"'{now.Asked.Question}' ranks now, and '{before.Asked.Question}' did then";
        if (before.Unit != now.Unit || before.AreOptions != now.AreOptions || IsOtherScale(before, now)) return $"what is counted is another thing now: {Scale(now)} instead of {Scale(before)}";
        var pairing = new CellPairing(before, now);
        return pairing.Twins is 0 ? "no twin is in both panels" : pairing.Columns.Count is 0 ? $"no {(now.AreOptions ? "option" : "message")} is in both" : null;
    }

    /// <summary>Mean ranks have other ends with every message more or less, and are compared all the same.</summary>
    private static bool IsOtherScale(StudyCells before, StudyCells now) =>
        !now.Unit.StartsWith("mean rank", StringComparison.Ordinal) && (before.Low != now.Low || before.High != now.High);

    private static string Scale(StudyCells cells) => cells is { Low: { } low, High: { } high } && !cells.Unit.StartsWith("share", StringComparison.Ordinal) ? $"{cells.Unit} from {low} to {high}" : cells.Unit;
}
