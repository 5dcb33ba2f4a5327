namespace Twins.Core.Fidelity.Choice.MaxDiff;

/// <summary>
/// MaxDiff as two choices (sequential best–worst, Marley and Louviere 2005): best with P = e^{v_i} / Σ_set e^v, then worst
/// among what is left with P = e^{−v_i} / Σ_rest e^{−v}. Fit the choices with <see cref="MultinomialLogit"/> for one taste
/// or <see cref="HierarchicalLogit"/> for each person.
/// </summary>
/// <remarks>Effects coding: item i of J has a 1 in column i, the last item −1 in all J − 1 columns, so that utilities sum to 0.</remarks>
public static class MaxDiffLogit
{
    /// <summary>Two choices for each answer, the best one first.</summary>
    /// <exception cref="AssumptionException">Answers that name items outside their set, an item that was never shown, or useless weights.</exception>
    public static IReadOnlyList<ChoiceTask> Choices(IReadOnlyList<MaxDiffTask> tasks, int items)
    {
        MaxDiffChecks.Of(tasks, items);
        double[][] codes = Codes(items), opposite = [.. codes.Select(c => c.Select(x => -x).ToArray())];
        return [.. tasks.SelectMany(t =>
        {
            int[] rest = [.. t.Items.Where(i => i != t.Best)];
            return new ChoiceTask[]
            {
                new(t.Person, [.. t.Items.Select(i => codes[i])], t.Items.ToList().IndexOf(t.Best), t.Weight),
                new(t.Person, [.. rest.Select(i => opposite[i])], Array.IndexOf(rest, t.Worst), t.Weight),
            };
        })];
    }

    /// <summary>J utilities that sum to 0, from the J − 1 coefficients of a fit or of a person.</summary>
    public static double[] Utilities(double[] coefficients) => [.. coefficients, -coefficients.Sum()];

    /// <summary>100 · e^{v_i} / Σ e^v for each item, summing to 100: how often each would be best of all, with its interval.</summary>
    public static IReadOnlyList<(double Share, Interval Interval)> Shares(LogitFit fit, double confidence = .95) =>
        [.. MarketShares.Of(fit, Codes(fit.Coefficients.Length + 1), confidence).Select(s => Percent(s.Share, s.Interval))];

    /// <summary>The same averaged over people who differ; see <see cref="MarketShares"/> for the interval.</summary>
    public static IReadOnlyList<(double Share, Interval Interval)> Shares(HierarchicalFit fit, int seed, double[]? weights = null) =>
        [.. MarketShares.Of(fit, Codes(fit.Population.Mean.Length + 1), seed, weights).Select(s => Percent(s.Mean, s.Interval))];

    private static (double Share, Interval Interval) Percent(double share, Interval interval) => (100 * share, new Interval(100 * interval.Low, 100 * interval.High));

    private static double[][] Codes(int items)
    {
        var coding = new ConjointCoding([ConjointAttribute.Of(items)]);
        return [.. Enumerable.Range(0, items).Select(i => coding.Codes([i]))];
    }
}
