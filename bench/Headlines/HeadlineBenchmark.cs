using System.Text.Json;

namespace Twins.Bench.Headlines;

/// <summary>
/// EV5, the message test on real headlines: which of two was clicked more? Asked are the offline respondent, of which no
/// weight and no word was fitted to these pairs, and a regression that has learnt from other tests of the same site.
/// </summary>
public static class HeadlineBenchmark
{
    private const int Seed = 1, Folds = 10, Repetitions = 3;

    /// <summary>With fewer tests there is nothing to learn from.</summary>
    private const int LeastTests = 100;

    private const double Gate = .57;
    private static readonly JsonSerializerOptions Finite = new() { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Runs over the pairs of a file and writes the result as Markdown, with the same figures as JSON.</summary>
    /// <param name="csvPath">Looked for beside the checkout where it is null.</param>
    /// <returns>0, 1 when the gate is missed, 2 when the file cannot be used.</returns>
    public static int Run(string? csvPath, TextWriter @out)
    {
        try
        {
            var pairs = HeadlinePair.Read(csvPath ?? SharedData.Find("messages", "headline_pairs_dev.csv"));
            var results = WithoutLearning(pairs);
            var learnt = Learnt(pairs);
            Write(pairs, [.. learnt is null ? [] : new[] { learnt }, .. results], @out);
            @out.WriteLine();
            @out.WriteLine(learnt is null
                ? $"Gate: not judged; {LeastTests} tests are needed to learn from."
                : $"Gate: the regression names the better headline of at least {Gate:0.00} of all pairs: {learnt.All.Value:0.000}, {(learnt.All.Value >= Gate ? "reached" : "missed")}.");
            return learnt is null || learnt.All.Value >= Gate ? 0 : 1;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            @out.WriteLine(e.Message);
            return 2;
        }
    }

    /// <summary>The mean of several regressions, none of which has seen the test that it speaks of; null with too few tests.</summary>
    private static RuleResult? Learnt(IReadOnlyList<HeadlinePair> pairs)
    {
        if (pairs.Select(p => p.Test).Distinct().Count() < LeastTests) return null;
        var verdicts = Enumerable.Range(Seed, Repetitions).Select(seed => LearntRule.Verdicts(pairs, Folds, seed)).ToArray();
        var of = pairs.Select((pair, i) => (pair, Verdict: verdicts.Average(v => v[i]))).ToDictionary(p => p.pair, p => p.Verdict, ReferenceEqualityComparer.Instance as IEqualityComparer<HeadlinePair>);
        return Try("regression learnt from other tests", pairs, p => of[p]);
    }

    /// <summary>Accuracy of the respondent and of the rules that need no twin, for all pairs and for significant ones.</summary>
    public static IReadOnlyList<RuleResult> WithoutLearning(IReadOnlyList<HeadlinePair> pairs)
    {
        var panel = ReaderPanel.Open();
        return [
            Try("offline respondent", pairs, p => Difference(panel.Score(p.A), panel.Score(p.B))),
            Try("longer headline (words)", pairs, p => Words(p.A) - Words(p.B)),
            Try("longer headline (characters)", pairs, p => p.A.Length - p.B.Length),
        ];
    }

    private static RuleResult Try(string name, IReadOnlyList<HeadlinePair> pairs, Func<HeadlinePair, double> rule)
    {
        var verdicts = pairs.Select(p => (Pair: p, Verdict: rule(p))).ToArray();
        return new RuleResult(name, PairwiseAccuracy.Of(verdicts, Seed), PairwiseAccuracy.Of([.. verdicts.Where(v => v.Pair.Significant)], Seed), Correlation(verdicts));
    }

    /// <summary>Pearson's r between the rule's difference and the difference of log click rates, over pairs with clicks on both sides.</summary>
    private static double Correlation(IEnumerable<(HeadlinePair Pair, double Verdict)> verdicts)
    {
        var both = verdicts.Where(v => v.Pair.RateA > 0 && v.Pair.RateB > 0).ToArray();
        return MathNet.Numerics.Statistics.Correlation.Pearson(both.Select(v => v.Verdict), both.Select(v => Math.Log(v.Pair.RateA / v.Pair.RateB)));
    }

    private static double Difference(HeadlineScore a, HeadlineScore b) => a.Click is { } x && b.Click is { } y ? x - y : 0;

    private static int Words(string headline) => headline.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    private static void Write(IReadOnlyList<HeadlinePair> pairs, IReadOnlyList<RuleResult> results, TextWriter @out)
    {
        @out.WriteLine("No weight and no reader of the offline respondent was fitted to these pairs; the regression has learnt from other tests only. A pair is undecided where every reader abstains on one of its headlines, or where both score the same.");
        @out.WriteLine($"{pairs.Count:N0} pairs from {results[0].All.Tests:N0} tests, {results[0].Significant.Pairs:N0} of them significant. Accuracy with a 95 % interval, bootstrap over tests; ties count half.");
        @out.WriteLine();
        @out.WriteLine("| rule | all pairs | significant pairs | undecided | all, where decided | significant, where decided | r with log click ratio |");
        @out.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var r in results) @out.WriteLine($"| {r.Rule} | {Show(r.All)} | {Show(r.Significant)} | {r.All.Ties:0.000} | {r.All.WhereDecided:0.000} | {r.Significant.WhereDecided:0.000} | {r.Correlation:0.000} |");
        @out.WriteLine("| chance | 0.500 | 0.500 | | | | |");
        @out.WriteLine("| reference: longer headline | .526 | .554 | | | | |");
        @out.WriteLine("| reference: ten hand features | .560 | .620 | | | | |");
        @out.WriteLine("| reference: words and hand features | .579 | .655 | | | | |");
        @out.WriteLine("| reference: ceiling from noise | .81 | .98 | | | | |");
        @out.WriteLine();
        @out.WriteLine("```json");
        @out.WriteLine(JsonSerializer.Serialize(results, Finite));
        @out.WriteLine("```");
    }

    private static string Show(PairwiseAccuracy a) => $"{a.Value:0.000} ({a.Low:0.000} to {a.High:0.000})";
}

/// <param name="Correlation">Pearson's r between the rule's difference and ln(click rate A / click rate B).</param>
public sealed record RuleResult(string Rule, PairwiseAccuracy All, PairwiseAccuracy Significant, double Correlation);
