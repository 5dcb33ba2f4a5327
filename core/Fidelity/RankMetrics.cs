namespace Twins.Core.Fidelity;

/// <summary>How well predicted scores order K things by their true scores; higher is better in both.</summary>
/// <remarks>Every member throws <see cref="AssumptionException"/> for fewer than two things, lengths that differ or values that are not finite.</remarks>
public static class RankMetrics
{
    /// <summary>
    /// The share of pairs with different true scores that are predicted in the right order, predicted ties half. .5 is
    /// chance; null where all true scores are the same.
    /// </summary>
    public static double? PairwiseAccuracy(ReadOnlySpan<double> predicted, ReadOnlySpan<double> truth)
    {
        Check(predicted, truth);
        double right = 0, pairs = 0;
        for (var i = 0; i < truth.Length; i++)
            for (var j = i + 1; j < truth.Length; j++)
            {
                if (truth[i] == truth[j]) continue;
                pairs++;
                right += predicted[i] == predicted[j] ? .5 : predicted[i] > predicted[j] == truth[i] > truth[j] ? 1 : 0;
            }
        return pairs > 0 ? right / pairs : null;
    }

    /// <summary>
    /// The chance that the thing predicted best is truly best; of things tied for first place each is picked alike, and any
    /// truly best one counts.
    /// </summary>
    public static double TopHit(ReadOnlySpan<double> predicted, ReadOnlySpan<double> truth)
    {
        Check(predicted, truth);
        double first = Highest(predicted), best = Highest(truth), picked = 0, hits = 0;
        for (var i = 0; i < truth.Length; i++)
        {
            if (predicted[i] != first) continue;
            picked++;
            hits += truth[i] == best ? 1 : 0;
        }
        return hits / picked;
    }

    /// <summary>
    /// What choosing by prediction loses: the best true score minus the mean true score of what is predicted best, in the
    /// unit of the scores, from 0.
    /// </summary>
    public static double Regret(ReadOnlySpan<double> predicted, ReadOnlySpan<double> truth)
    {
        Check(predicted, truth);
        double first = Highest(predicted), sum = 0, picked = 0;
        for (var i = 0; i < truth.Length; i++)
        {
            if (predicted[i] != first) continue;
            picked++;
            sum += truth[i];
        }
        return Highest(truth) - (sum / picked);
    }

    /// <summary>
    /// Normalised discounted cumulative gain of the first k places (Järvelin and Kekäläinen 2002): Σ gain / log₂(place + 1)
    /// over its greatest value. Gains are the true scores, which must not be negative; tied predictions share their places
    /// (McSherry and Najork 2008). Null where no thing has a gain.
    /// </summary>
    public static double? DiscountedGain(ReadOnlySpan<double> predicted, ReadOnlySpan<double> truth, int places)
    {
        Check(predicted, truth);
        Assume.AtLeast(1, places, "places");
        foreach (var gain in truth)
            if (gain < 0) throw new AssumptionException($"A gain of {gain} is below 0; shift the scores so that the least is 0.");
        var best = Gain(truth, truth, places);
        return best > 0 ? Gain(predicted, truth, places) / best : null;
    }

    private static double Gain(ReadOnlySpan<double> order, ReadOnlySpan<double> gains, int places)
    {
        var scores = order.ToArray();
        var own = gains.ToArray();
        var sum = 0.0;
        var place = 0;
        foreach (var tied in Enumerable.Range(0, scores.Length).GroupBy(i => scores[i]).OrderByDescending(g => g.Key))
        {
            var mean = tied.Average(i => own[i]);
            foreach (var _ in tied)
                if (++place <= places) sum += mean / Math.Log2(place + 1);
        }
        return sum;
    }

    private static double Highest(ReadOnlySpan<double> values)
    {
        var highest = double.NegativeInfinity;
        foreach (var value in values) highest = Math.Max(highest, value);
        return highest;
    }

    private static void Check(ReadOnlySpan<double> predicted, ReadOnlySpan<double> truth)
    {
        Assume.SameLength(predicted, truth);
        Assume.AtLeast(2, truth.Length, "things");
        Assume.Finite(predicted);
        Assume.Finite(truth);
    }
}
