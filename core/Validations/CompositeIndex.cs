namespace Twins.Core.Validations;

/// <summary>
/// One number to follow over time, from 0 (chance) to 100 (as good as can be): the weighted mean of what was measured, each
/// metric counted from what chance gives to the best it can be. It hides more than it says, so its parts stand beside it, and no
/// gate looks at it.
/// </summary>
/// <param name="Low">With every part at the worse end of its interval at once, which is further than chance would take it.</param>
/// <param name="High">With every part at the better end.</param>
public sealed record CompositeIndex(double Value, double Low, double High, IReadOnlyList<IndexPart> Parts)
{
    /// <returns>Null where nothing with a weight was measured.</returns>
    public static CompositeIndex? Of(IReadOnlyList<Finding> findings, IReadOnlyDictionary<string, double> weights)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(weights);
        var parts = findings.GroupBy(f => f.Metric).Select(g => Part([.. g], weights)).Where(p => p.Weight > 0).ToList();
        if (parts.Count is 0) return null;
        var total = parts.Sum(p => p.Weight);
        parts = [.. parts.Select(p => p with { Weight = p.Weight / total })];
        return new CompositeIndex(100 * parts.Sum(p => p.Weight * p.Score), 100 * parts.Sum(p => p.Weight * p.Low), 100 * parts.Sum(p => p.Weight * p.High), parts);
    }

    private static IndexPart Part(List<Finding> findings, IReadOnlyDictionary<string, double> weights)
    {
        var (metric, facts) = (findings[0].Metric, MetricFacts.Of(findings[0].Metric));
        // Where a validation names weights, what it does not name has none.
        var weight = weights.Count is 0 ? facts.Weight : weights.GetValueOrDefault(MetricFacts.NameInFiles(metric));
        // A ratio that should be 1 may be best in the middle of its interval.
        var scores = findings.Select(f => (double[])(f.Interval is { } i ? [facts.Scored(f.Value), facts.Scored(i.Low), facts.Scored(i.High)] : [facts.Scored(f.Value)])).ToList();
        return new IndexPart(metric, weight, scores.Average(s => s[0]), scores.Average(s => s.Min()), scores.Average(s => s.Max()));
    }
}

/// <param name="Weight">Its share; all sum to 1.</param>
/// <param name="Score">From 0 to 1.</param>
public sealed record IndexPart(Metric Metric, double Weight, double Score, double Low, double High);
