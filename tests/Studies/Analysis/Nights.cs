using Twins.Core.Respondents;
using Twins.Core.Studies.Analysis;

namespace Twins.Tests.Studies.Analysis;

/// <summary>Cells of made-up nights: twins t000… and messages v0…, asked alike unless a test says otherwise.</summary>
internal static class Nights
{
    public static readonly DateTimeOffset Before = new(2026, 11, 24, 2, 5, 0, TimeSpan.Zero);

    public static StudyCells Night(int twins, int columns, Func<int, int, double?> value) => new()
    {
        Version = StudyCells.Format,
        Campaign = "autumn",
        Finished = Before,
        Asked = new CellsAsked("interest", "q1", "qs1", "c1", Elicitation.Direct, "o1", "test-model", "s1"),
        Unit = "points",
        HighestIsBest = true,
        Low = 1,
        High = 5,
        AreOptions = false,
        Twins = [.. Enumerable.Range(0, twins).Select(i => new CellTwin($"t{i:000}", $"version{i}", 1))],
        Columns = [.. Enumerable.Range(0, columns).Select(k => new CellColumn($"v{k}", $"hash{k}"))],
        Values = [.. Enumerable.Range(0, twins).Select(i => (double?[])[.. Enumerable.Range(0, columns).Select(k => value(i, k))])],
    };

    /// <summary>A night on which the messages with these numbers read otherwise.</summary>
    public static StudyCells Edited(this StudyCells cells, params int[] columns) =>
        cells with { Columns = [.. cells.Columns.Select((c, k) => columns.Contains(k) ? c with { Hash = c.Hash + "'" } : c)] };

    public static StudyCells With(this StudyCells cells, Func<int, int, double?> value) =>
        cells with { Values = [.. cells.Values.Select((row, i) => (double?[])[.. row.Select((_, k) => value(i, k))])] };

    public static ChangeReport Compare(StudyCells before, StudyCells now, int seed = 1) => ChangeAnalysis.Of(new EarlierRun("autumn-1", before), now, seed);
}
