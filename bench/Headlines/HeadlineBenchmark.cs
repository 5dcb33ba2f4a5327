using System.Text.Json;

namespace Twins.Bench.Headlines;

/// <summary>
/// The message test on real headlines: does the offline respondent name the headline that real readers clicked more?
/// No weight of the respondent or word of its readers was fitted to these pairs.
/// </summary>
public static class HeadlineBenchmark
{
    private const int Seed = 1;
    private static readonly JsonSerializerOptions Finite = new() { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Runs over the pairs of a file and writes the result as Markdown, with the same figures as JSON.</summary>
    /// <returns>0, or 2 when the file cannot be used.</returns>
    public static int Run(string csvPath, TextWriter @out)
    {
        try
        {
            var pairs = HeadlinePair.Read(csvPath);
            Write(pairs, Score(pairs, ReaderPanel.Open()), @out);
            return 0;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            @out.WriteLine(e.Message);
            return 2;
        }
    }

    /// <summary>Accuracy of the respondent and of the rules that need no twin, for all pairs and for significant ones.</summary>
    internal static IReadOnlyList<RuleResult> Score(IReadOnlyList<HeadlinePair> pairs, ReaderPanel panel) =>
    [
        Try("offline respondent", pairs, p => Difference(panel.Score(p.A), panel.Score(p.B))),
        Try("longer headline (words)", pairs, p => Words(p.A) - Words(p.B)),
        Try("longer headline (characters)", pairs, p => p.A.Length - p.B.Length),
    ];

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
        @out.WriteLine("No weight and no reader was fitted to these pairs. A pair is undecided where every reader abstains on one of its headlines, or where both score the same.");
        @out.WriteLine($"{pairs.Count:N0} pairs from {results[0].All.Tests:N0} tests, {results[0].Significant.Pairs:N0} of them significant. Accuracy with a 95 % interval, bootstrap over tests; ties count half.");
        @out.WriteLine();
        @out.WriteLine("| rule | all pairs | significant pairs | undecided | all, where decided | significant, where decided | r with log click ratio |");
        @out.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var r in results) @out.WriteLine($"| {r.Rule} | {Show(r.All)} | {Show(r.Significant)} | {r.All.Ties:0.000} | {r.All.WhereDecided:0.000} | {r.Significant.WhereDecided:0.000} | {r.Correlation:0.000} |");
        @out.WriteLine("| chance | 0.500 | 0.500 | | | | |");
        @out.WriteLine();
        @out.WriteLine("```json");
        @out.WriteLine(JsonSerializer.Serialize(results, Finite));
        @out.WriteLine("```");
    }

    private static string Show(PairwiseAccuracy a) => $"{a.Value:0.000} ({a.Low:0.000} to {a.High:0.000})";
}

/// <param name="Correlation">Pearson's r between the rule's difference and ln(click rate A / click rate B).</param>
public sealed record RuleResult(string Rule, PairwiseAccuracy All, PairwiseAccuracy Significant, double Correlation);
