using Twins.Core.Fidelity.Resampling;

namespace Twins.Core.Studies.Analysis;

/// <summary>
/// Compares a run with an earlier one, twin by twin. The order of the rules is the point: what was not asked again is
/// unchanged, exactly; of the rest, only what sign flips over twins call improbable, for all of it together, has changed.
/// docs/method.md says why.
/// </summary>
public sealed class ChangeAnalysis
{
    private const double Level = .05;
    private const int Draws = 2000;
    private const int FewestFlips = 2000, MostFlips = 10_000;

    /// <summary>Additions that a night's comparison may take: about a second.</summary>
    private const long Work = 2_000_000_000;

    private readonly CellPairing pairing;
    private readonly ChangeEdits edits;
    private readonly int seed;

    private ChangeAnalysis(CellPairing pairing, int seed) => (this.pairing, edits, this.seed) = (pairing, new ChangeEdits(pairing), seed);

    /// <param name="earlier">The run to compare with.</param>
    /// <param name="now">This run's figures; null where it has none.</param>
    /// <param name="seed">The plan's.</param>
    public static ChangeReport Of(EarlierRun earlier, StudyCells? now, int seed)
    {
        if (ChangeObstacle.Between(earlier, now) is { } obstacle)
            return new ChangeReport { Since = earlier.Run, SinceFinished = earlier.Cells?.Finished, NotCompared = obstacle, Sentence = ChangeWords.NotCompared(earlier, obstacle) };
        var report = new ChangeAnalysis(new CellPairing(earlier.Cells!, now!), seed).Compare(earlier.Run);
        return report with { Sentence = ChangeWords.Sentence(report) };
    }

    private ChangeReport Compare(string since)
    {
        var still = pairing.Columns.Where(c => edits.IsUntouched(c) && pairing.IsSame(c)).ToList();
        var asked = pairing.Columns.Except(still).ToList();
        return new ChangeReport
        {
            Since = since,
            SinceFinished = pairing.Before.Finished,
            Sentence = "",
            Unit = pairing.Now.Unit,
            AreOptions = pairing.Now.AreOptions,
            Twins = pairing.Twins,
            Variants = [.. Asked(asked).OrderBy(v => v.Kind).ThenByDescending(v => v.Kind is ChangeKind.Changed ? Math.Abs(v.Difference.Value) : 0), .. Still(still)],
            Added = pairing.Added,
            Removed = pairing.Removed,
            Edits = edits.All,
            Leader = ChangeLeader.Of(pairing, seed),
        };
    }

    private IEnumerable<VariantChange> Still(List<(int Before, int Now)> columns)
    {
        if (columns.Count is 0) yield break;
        var table = pairing.Later(columns);
        for (var k = 0; k < columns.Count; k++)
            yield return Row(columns[k], table.Both(k, k)) with { Kind = ChangeKind.NotAskedAgain, Before = table.Mean(k), After = table.Mean(k), Words = "unchanged: nothing was asked again" };
    }

    private IEnumerable<VariantChange> Asked(List<(int Before, int Now)> columns)
    {
        if (columns.Count is 0) yield break;
        var differences = pairing.Differences(columns);
        var (before, after) = (pairing.Earlier(columns), pairing.Later(columns));
        var chance = QuestionReportWriter.SeedOf(seed, pairing.Now.Asked.Question, pairing.Now.Asked.Elicitation, "changes");
        var p = SignFlips.Adjusted(differences, (int)Math.Clamp(Work / ((long)pairing.Twins * columns.Count), FewestFlips, MostFlips), chance);
        var draws = Bootstrap.Means(differences, Draws, chance);
        for (var k = 0; k < columns.Count; k++)
        {
            var count = differences.Both(k, k);
            yield return Row(columns[k], count) with
            {
                Kind = p[k] < Level ? ChangeKind.Changed : ChangeKind.WithinNoise,
                Before = before.Mean(k),
                After = after.Mean(k),
                Difference = Difference(differences, draws, k),
                PValue = p[k],
                Words = count is 0 ? "no twin answered about it both times" : p[k] < Level ? "changed" : "no change that can be told from noise",
                Reasons = edits.ReasonsFor(columns[k]),
            };
        }
    }

    private VariantChange Row((int Before, int Now) column, int count)
    {
        var (then, now) = (pairing.Before.Columns[column.Before].Id, pairing.Now.Columns[column.Now].Id);
        return new VariantChange(now, then == now ? null : then, default, count, 0, 0, default, null, "", []);
    }

    private Estimate Difference(UnitTable differences, Draws draws, int column)
    {
        var value = differences.Mean(column);
        if (draws.Interval(column, differences.EffectiveUnits(column)) is { } interval) return new Estimate(value, Math.Min(value, interval.Low), Math.Max(value, interval.High));
        // One twin alone bounds nothing: anything the scale allows is possible.
        var most = double.IsNaN(value) || pairing.Now is not { Low: { } low, High: { } high } ? double.NaN : high - low;
        return new Estimate(value, -most, most);
    }
}
