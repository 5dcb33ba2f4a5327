namespace Twins.Core.Fidelity.Reliability;

/// <summary>
/// Krippendorff's α = 1 − D_o / D_e (2004): agreement of any number of raters, with missing ratings. 1 where all agree, 0 as
/// much as chance would; .8 is what he asks for firm, .667 for tentative conclusions.
/// </summary>
public static class KrippendorffAlpha
{
    /// <param name="things">Per thing its ratings in any order; NaN or a shorter array is a missing one. Things with one rating say nothing.</param>
    /// <param name="scale">How far two ratings lie apart.</param>
    /// <returns>Null where all ratings are the same, so that chance cannot disagree.</returns>
    /// <exception cref="AssumptionException">An infinite rating, or fewer than two things with two ratings.</exception>
    public static double? Of(IReadOnlyList<double[]> things, RatingScale scale)
    {
        double[][] rated = [.. things.Select(t => t.Where(r => !double.IsNaN(r)).ToArray()).Where(t => t.Length > 1)];
        foreach (var thing in rated) Assume.Finite(thing);
        Assume.AtLeast(2, rated.Length, "things with two or more ratings");
        double[] values = [.. rated.SelectMany(t => t).Distinct().Order()];
        var pairs = Coincidences(rated, values);
        double[] marginals = [.. Enumerable.Range(0, values.Length).Select(c => Enumerable.Range(0, values.Length).Sum(k => pairs[c, k]))];
        double total = marginals.Sum(), seen = 0, expected = 0;
        for (var c = 0; c < values.Length; c++)
            for (var k = 0; k < values.Length; k++)
            {
                var apart = Apart(scale, values, marginals, c, k);
                seen += apart * pairs[c, k];
                expected += apart * marginals[c] * marginals[k] / (total - 1);
            }
        return expected > 0 ? 1 - (seen / expected) : null;
    }

    /// <summary>How often values meet in the same thing; a thing with m ratings adds each of its pairs with 1/(m − 1).</summary>
    private static double[,] Coincidences(double[][] rated, double[] values)
    {
        var pairs = new double[values.Length, values.Length];
        foreach (var thing in rated)
        {
            int[] at = [.. thing.Select(r => Array.BinarySearch(values, r))];
            for (var a = 0; a < at.Length; a++)
                for (var b = 0; b < at.Length; b++)
                    if (a != b) pairs[at[a], at[b]] += 1.0 / (at.Length - 1);
        }
        return pairs;
    }

    private static double Apart(RatingScale scale, double[] values, double[] marginals, int c, int k) => scale switch
    {
        RatingScale.Nominal => c == k ? 0 : 1,
        RatingScale.Interval => (values[c] - values[k]) * (values[c] - values[k]),
        _ => Between(marginals, Math.Min(c, k), Math.Max(c, k)),
    };

    /// <summary>(Σ marginals from c to k − half of both ends)²: how many ratings lie between two ranks.</summary>
    private static double Between(double[] marginals, int low, int high)
    {
        if (low == high) return 0;
        var ranks = marginals[low..(high + 1)].Sum() - ((marginals[low] + marginals[high]) / 2);
        return ranks * ranks;
    }
}

public enum RatingScale
{
    Nominal,
    Ordinal,
    Interval,
}
