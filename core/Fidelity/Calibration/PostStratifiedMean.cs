using MathNet.Numerics.Distributions;

namespace Twins.Core.Fidelity.Calibration;

/// <summary>A mean of people whose groups are not as large among them as in the population.</summary>
/// <param name="Value">Σ W_g ȳ_g, in the unit of the answers.</param>
/// <param name="StandardError">√(Σ W_g² s_g² / n_g), given how many of each group answered.</param>
/// <param name="Interval">Of the confidence asked for.</param>
/// <param name="GroupMeans">ȳ_g; null for a group of weight 0 without answers.</param>
/// <param name="DesignEffect">n ΣW_g²/n_g: how much the unequal weights alone enlarge the variance; 1 where groups have their shares.</param>
public sealed record PostStratifiedMean(double Value, double StandardError, Interval Interval, double?[] GroupMeans, double DesignEffect)
{
    /// <summary>Answers from which on a group's spread can be told.</summary>
    private const int FewestOfGroup = 5;

    /// <summary>
    /// Numbers: θ − h(±t)·SE with Student's t at Satterthwaite's degrees of freedom and Hall's cubic correction for skewness
    /// (<see cref="SkewCorrection"/>). Yes or no: Wilson's interval at the number of people whose variance the share has, times
    /// (z/t)² for the same degrees of freedom (Korn and Graubard 1998); there each group's share is taken as (k + ½)/(n + 1),
    /// since a group where all agree would count as certain.
    /// </summary>
    /// <remarks>
    /// Assumes that within a group who answers is chance. Simulated coverage of 95 % intervals is 93.5 to 96.5 % for 60 to 200
    /// people in four groups, their shares right or reversed, on normal, exponential, Likert and yes-or-no answers.
    /// </remarks>
    /// <param name="groups">Per person a group from 0 to G − 1.</param>
    /// <param name="answers">Per person; a missing one (NaN) takes no part.</param>
    /// <param name="shares">W_g of the population, G numbers that sum to 1.</param>
    /// <param name="confidence">Between 0 and 1; .95 unless given.</param>
    /// <exception cref="AssumptionException">A group with weight has fewer than five answers, a group that does not exist, or all answers alike.</exception>
    public static PostStratifiedMean Of(ReadOnlySpan<int> groups, ReadOnlySpan<double> answers, double[] shares, double confidence = .95)
    {
        Assume.Distribution(shares);
        Assume.Share(confidence, "confidence");
        var strata = Stratum.Of(groups, answers, shares);
        int[] thin = [.. Enumerable.Range(0, strata.Length).Where(g => shares[g] > 0 && strata[g].Count < FewestOfGroup)];
        if (thin.Length > 0) throw new AssumptionException($"Group {string.Join(", ", thin)} (counted from 0) has fewer than {FewestOfGroup} answers; merge it with a group like it.");
        Stratum[] used = [.. strata.Where(s => s.Share > 0)];
        var value = used.Sum(s => s.Share * s.Mean);
        var error = Math.Sqrt(used.Sum(s => s.MeanVariance));
        var yesNo = used.All(s => s.IsYesNo);
        if (!yesNo && !(error > 0)) throw new AssumptionException("Within every group all answers are the same; nothing can be said about their spread.");
        return new PostStratifiedMean(
            value, error, yesNo ? Shares(used, confidence) : Numbers(used, value, error, confidence),
            [.. strata.Select(s => s.Count > 0 ? s.Mean : (double?)null)], used.Sum(s => s.Count) * used.Sum(s => s.Share * s.Share / s.Count));
    }

    private static Interval Numbers(Stratum[] strata, double value, double error, double confidence)
    {
        var t = StudentT.InvCDF(0, 1, Freedom(strata, s => s.MeanVariance), (1 + confidence) / 2);
        return SkewCorrection.Interval(value, error, strata.Sum(s => s.MeanThird) / Math.Pow(error, 3), t);
    }

    private static Interval Shares(Stratum[] strata, double confidence)
    {
        double share = strata.Sum(s => s.Share * s.Likely), level = (1 + confidence) / 2;
        var shrink = Math.Pow(Normal.InvCDF(0, 1, level) / StudentT.InvCDF(0, 1, Freedom(strata, s => s.LikelyVariance), level), 2);
        return Proportions.Wilson(Math.Clamp(strata.Sum(s => s.Share * s.Mean), 0, 1), shrink * share * (1 - share) / strata.Sum(s => s.LikelyVariance), confidence);
    }

    /// <summary>Satterthwaite's (Σ v_g)² / Σ v_g²/(n_g − 1).</summary>
    private static double Freedom(Stratum[] strata, Func<Stratum, double> variance) =>
        Math.Pow(strata.Sum(variance), 2) / strata.Sum(s => Math.Pow(variance(s), 2) / (s.Count - 1));
}
