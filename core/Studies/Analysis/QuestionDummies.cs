using Twins.Core.Fidelity;

namespace Twins.Core.Studies.Analysis;

/// <summary>Answers that need no twin.</summary>
internal static class QuestionDummies
{
    public const string Uniform = "uniform";
    public const string Middle = "always middle";
    public const string Marginal = "marginal";

    public static IReadOnlyList<DummyResult> Of(QuestionScope scope)
    {
        if (scope.Measure.DistributionAt is null || scope.Shown.Count is 0) return [];
        var panel = scope.Shown.Select(s => scope.Distribution(s)).ToList();
        var count = scope.Measure.Options.Count;
        var overall = Distributions.Normalise([.. Enumerable.Range(0, count).Select(k => panel.Sum(p => p[k]))]);
        var dummies = new List<(string Name, double[] Answers)> { (Uniform, Distributions.Uniform(count)) };
        if (scope.Measure.Ordinal && count > 2) dummies.Add((Middle, Distributions.Middle(count)));
        // With one stimulus the marginal is the panel itself.
        if (panel.Count > 1) dummies.Add((Marginal, overall));
        return [.. dummies.Select(d => new DummyResult(d.Name, panel.Average(p => Distributions.TotalVariation(p, d.Answers)), Shift(scope, d.Answers, overall)))];
    }

    private static double? Shift(QuestionScope scope, double[] dummy, double[] overall) =>
        scope.Measure.Scores is null ? null : Distributions.Mean(dummy, scope.Measure.Values) - Distributions.Mean(overall, scope.Measure.Values);
}
