using Twins.Core.Fidelity.Resampling;

namespace Twins.Core.Studies.Analysis;

/// <summary>Two runs' cells side by side: who and what is there both times.</summary>
internal sealed class CellPairing
{
    private readonly int[] twins;
    private readonly int[] earlierTwins;

    public CellPairing(StudyCells before, StudyCells now)
    {
        (Before, Now) = (before, now);
        var places = before.Twins.Index().ToDictionary(t => t.Item.Id, t => t.Index, StringComparer.Ordinal);
        twins = [.. Enumerable.Range(0, now.Twins.Count).Where(i => places.ContainsKey(now.Twins[i].Id))];
        earlierTwins = [.. twins.Select(i => places[now.Twins[i].Id])];
        Columns = [.. Pair(before.Columns, now.Columns)];
    }

    public StudyCells Before { get; }

    public StudyCells Now { get; }

    public int Twins => twins.Length;

    /// <summary>Columns that are there both times, in tonight's order.</summary>
    public IReadOnlyList<(int Before, int Now)> Columns { get; }

    public IEnumerable<(CellTwin Before, CellTwin Now)> Pairs => twins.Zip(earlierTwins, (i, j) => (Before.Twins[j], Now.Twins[i]));

    public IReadOnlyList<CellTwin> Joined => [.. Now.Twins.Except(Pairs.Select(p => p.Now))];

    public IReadOnlyList<CellTwin> Left => [.. Before.Twins.Except(Pairs.Select(p => p.Before))];

    public IReadOnlyList<string> Added => [.. Now.Columns.Select(c => c.Id).Except(Columns.Select(c => Now.Columns[c.Now].Id), StringComparer.Ordinal)];

    public IReadOnlyList<string> Removed => [.. Before.Columns.Select(c => c.Id).Except(Columns.Select(c => Before.Columns[c.Before].Id), StringComparer.Ordinal)];

    /// <summary>Whether every twin's value, or lack of one, is the same to the last bit.</summary>
    public bool IsSame((int Before, int Now) column) => Enumerable.Range(0, Twins).All(t => Earlier(t, column).Equals(Later(t, column)));

    /// <summary>Now minus before, for each common twin and column; NaN where one of the two is missing. By tonight's weights.</summary>
    public UnitTable Differences(IReadOnlyList<(int Before, int Now)> columns) =>
        Table(columns, (t, c) => Later(t, c) - Earlier(t, c));

    public UnitTable Earlier(IReadOnlyList<(int Before, int Now)> columns) =>
        Table(columns, (t, c) => double.IsNaN(Later(t, c)) ? double.NaN : Earlier(t, c));

    public UnitTable Later(IReadOnlyList<(int Before, int Now)> columns) =>
        Table(columns, (t, c) => double.IsNaN(Earlier(t, c)) ? double.NaN : Later(t, c));

    private UnitTable Table(IReadOnlyList<(int Before, int Now)> columns, Func<int, (int Before, int Now), double> value)
    {
        var values = new double[Twins * columns.Count];
        for (var t = 0; t < Twins; t++)
            for (var k = 0; k < columns.Count; k++) values[t * columns.Count + k] = value(t, columns[k]);
        return new UnitTable(values, [.. twins.Select(i => Now.Twins[i].Weight)], columns.Count);
    }

    private double Earlier(int twin, (int Before, int Now) column) => Before.Values[earlierTwins[twin]][column.Before] ?? double.NaN;

    private double Later(int twin, (int Before, int Now) column) => Now.Values[twins[twin]][column.Now] ?? double.NaN;

    /// <summary>By id; what is left, by what is shown, where only one thing on either side shows it: that was renamed.</summary>
    private static IEnumerable<(int Before, int Now)> Pair(IReadOnlyList<CellColumn> before, IReadOnlyList<CellColumn> now)
    {
        var ids = before.Index().ToDictionary(c => c.Item.Id, c => c.Index, StringComparer.Ordinal);
        var kept = now.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var orphans = before.Index().Where(c => !kept.Contains(c.Item.Id)).ToLookup(c => c.Item.Hash, c => c.Index, StringComparer.Ordinal);
        var newcomers = now.Where(c => !ids.ContainsKey(c.Id)).ToLookup(c => c.Hash, StringComparer.Ordinal);
        for (var k = 0; k < now.Count; k++)
        {
            if (ids.TryGetValue(now[k].Id, out var same)) yield return (same, k);
            else if (orphans[now[k].Hash].ToList() is [var renamed] && newcomers[now[k].Hash].Count() is 1) yield return (renamed, k);
        }
    }
}
