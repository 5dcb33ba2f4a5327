namespace Twins.Bench.Headlines;

/// <summary>Share of pairs where the better headline was named, with its 95 % interval.</summary>
/// <param name="Ties">Share of pairs where the rule could not decide; each counts half.</param>
public sealed record PairwiseAccuracy(double Value, double Low, double High, double Ties, int Pairs, int Tests)
{
    private const int Draws = 2000;

    /// <summary>Accuracy on the pairs that the rule decides: (accuracy − ties/2) / (1 − ties).</summary>
    public double WhereDecided => Ties < 1 ? (Value - (Ties / 2)) / (1 - Ties) : double.NaN;

    /// <summary>
    /// Accuracy = mean of 1 (right), ½ (tie), 0 (wrong) over pairs. Interval: percentile bootstrap over tests, since the
    /// pairs of one test share headlines and readers (Efron and Tibshirani 1993, ch. 13; clusters resampled whole).
    /// </summary>
    /// <param name="verdicts">The test of each pair and the rule's verdict: positive for A, negative for B, 0 undecided.</param>
    public static PairwiseAccuracy Of(IReadOnlyList<(HeadlinePair Pair, double Verdict)> verdicts, int seed)
    {
        var tests = verdicts.GroupBy(v => v.Pair.Test, StringComparer.Ordinal).Select(g => (Sum: g.Sum(v => Points(v.Pair, v.Verdict)), Count: g.Count())).ToArray();
        var random = new Random(seed);
        var draws = new double[Draws];
        for (var d = 0; d < Draws; d++)
        {
            var (sum, count) = (0.0, 0);
            for (var i = 0; i < tests.Length; i++)
            {
                var drawn = tests[random.Next(tests.Length)];
                (sum, count) = (sum + drawn.Sum, count + drawn.Count);
            }
            draws[d] = sum / count;
        }
        Array.Sort(draws);
        return new PairwiseAccuracy(
            tests.Sum(t => t.Sum) / verdicts.Count,
            draws[(int)(0.025 * Draws)],
            draws[(int)(0.975 * Draws) - 1],
            (double)verdicts.Count(v => v.Verdict is 0) / verdicts.Count,
            verdicts.Count,
            tests.Length);
    }

    private static double Points(HeadlinePair pair, double verdict) => verdict is 0 ? 0.5 : verdict > 0 == pair.AWon ? 1 : 0;
}
