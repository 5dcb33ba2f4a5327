using MathNet.Numerics.Statistics;
using Twins.Core.Fidelity.Accuracy;

namespace Twins.Core.Fidelity.Calibration;

/// <summary>
/// Prediction-powered inference for a mean, PPI++ (Angelopoulos, Bates, Fannjiang, Jordan and Zrnic 2023; Angelopoulos, Duchi
/// and Zrnic 2023): n people answered, Y, and have a twin that answered, f; N further people only have the twin, g.
/// λ = clip(cov(Y, f) / ((1 + n/N) var(f, g)), 0, 1), θ = λ·mean(g) + mean(Y − λf), SE² = λ² var(g)/N + var(Y − λf)/n.
/// The mean is right however wrong twins are; good twins make it more precise, bad ones get λ = 0.
/// </summary>
/// <remarks>
/// Assumes that labelled people are a random part of all, that people are independent, and that twins were made without
/// seeing any label. Variances and the covariance are over n and N as in the authors' code; only var(f, g), over all
/// twins together, is over n + N − 1.
/// </remarks>
public sealed class RectifiedSample
{
    /// <summary>Twins without a label that make their mean about normal, whatever they answer.</summary>
    private const int FewestOthers = 30;

    /// <summary>Labels from which on intervals were seen to hold their level.</summary>
    private const int FewestForInterval = 15;

    private readonly PairedSums[] people;
    private readonly PairOrigin origin;
    private readonly TwinPool pool;

    /// <param name="human">Y, n ≥ 2 answers.</param>
    /// <param name="twin">f, what the same people's twins answered, in the same order and unit.</param>
    /// <param name="others">g, what N ≥ 30 further twins answered.</param>
    /// <exception cref="AssumptionException">Too few, lengths that differ, or a missing answer.</exception>
    public RectifiedSample(double[] human, double[] twin, double[] others)
    {
        Assume.SameLength(human, twin);
        Assume.AtLeast(2, human.Length, "labels");
        Assume.AtLeast(FewestOthers, others.Length, "twins without a label");
        Assume.Finite(human);
        Assume.Finite(twin);
        Assume.Finite(others);
        origin = PairOrigin.Of(human, twin);
        people = [.. human.Zip(twin, origin.Sums)];
        pool = TwinPool.Of(twin, others, origin.Twin);
        IsYesNo = human.All(h => h is 0 or 1);
    }

    /// <summary>All people in one table: who did not answer (NaN) is one of the others; a person without a twin takes no part.</summary>
    public static RectifiedSample Of(ReadOnlySpan<double> human, ReadOnlySpan<double> twin)
    {
        Assume.SameLength(human, twin);
        List<double> labels = [], predicted = [], others = [];
        for (var i = 0; i < human.Length; i++)
        {
            if (double.IsNaN(twin[i])) continue;
            if (double.IsNaN(human[i]))
            {
                others.Add(twin[i]);
                continue;
            }
            labels.Add(human[i]);
            predicted.Add(twin[i]);
        }
        return new RectifiedSample([.. labels], [.. predicted], [.. others]);
    }

    public int Labels => people.Length;

    public int Others => pool.Count;

    /// <summary>Every label is 0 or 1, so that the mean is a share.</summary>
    public bool IsYesNo { get; }

    /// <summary>The estimate with the λ of the formula, or with a given one: 1 for plain PPI, 0 for the labels alone.</summary>
    /// <param name="lambda">From 0 to 1, chosen without looking at these labels.</param>
    public RectifiedMean Mean(double? lambda = null)
    {
        if (lambda is { } given && given is not (>= 0 and <= 1)) throw new AssumptionException($"λ is {given}; it must lie between 0 and 1.");
        var labels = PairedSums.Sum(people);
        var found = RectifiedPoint.Of(labels, pool, pool.Mean, lambda);
        var classical = RectifiedPoint.Of(labels, pool, pool.Mean, 0).Error;
        return new RectifiedMean(
            origin.Human + found.Value, found.Error, found.Lambda, origin.Human, classical * Math.Sqrt(Labels / (Labels - 1.0)),
            origin.Twin + pool.Everybody, Labels, Others, found.Error > 0 ? Math.Pow(classical / found.Error, 2) : 1);
    }

    /// <summary>
    /// An interval for small samples. Numbers: the studentised bootstrap (Efron 1979; Hall 1988), θ − t* · SE with the
    /// quantiles (type 6) of t* = (θ* − θ)/SE* over resamples of the labelled people, λ fitted anew in each; Student's t is too
    /// narrow on skewed answers. Yes or no: Wilson's score interval at the effective
    /// number of labels, less what fitting λ costs (× (n − 3)/(n − 1)).
    /// </summary>
    /// <remarks>
    /// Simulated coverage of 95 % intervals is 93.5 to 96.5 % for n = 15, 25, 50 and 100 on normal, exponential and Likert
    /// answers, and for yes or no on average over shares from .1 to .9 (single shares: 92 to 98 % at n = 15, as counts do).
    /// Where six of ten people give the top answer of a scale it falls to 91 to 92 % at n = 15.
    /// </remarks>
    /// <param name="draws">At least 199; 999 is usual.</param>
    /// <exception cref="AssumptionException">Fewer than 15 labels, or so few that differ that resamples without any spread are common.</exception>
    public Interval Interval(int draws, int seed, double confidence = .95)
    {
        Assume.AtLeast(FewestForInterval, Labels, "labels");
        Assume.AtLeast(199, draws, "draws");
        Assume.Share(confidence, "confidence");
        var mean = Mean();
        if (IsYesNo) return Share(mean, confidence);
        var pivots = RectifiedDraws.Pivots(people, pool, draws, seed);
        double low = At(1 - confidence), high = At(1 + confidence);
        return double.IsFinite(low) && double.IsFinite(high)
            ? new Interval(mean.Value - (high * mean.StandardError), mean.Value - (low * mean.StandardError))
            : throw new AssumptionException("Too few labels differ from the others to say how far their mean may be off; collect more labels.");

        double At(double tails) => SortedArrayStatistics.QuantileCustom(pivots, tails / 2, QuantileDefinition.R6);
    }

    private static Interval Share(RectifiedMean mean, double confidence)
    {
        var fitted = mean.Lambda > 0 ? (mean.Labels - 3.0) / (mean.Labels - 1) : 1;
        return Proportions.Wilson(Math.Clamp(mean.Value, 0, 1), mean.EffectiveLabels * fitted, confidence);
    }
}
