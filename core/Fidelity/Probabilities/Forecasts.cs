using MathNet.Numerics.Random;
using Twins.Core.Fidelity.Resampling;

namespace Twins.Core.Fidelity.Probabilities;

/// <summary>How good probabilities of yes-or-no outcomes are, beside <see cref="BrierScore"/>.</summary>
/// <remarks>Every member throws <see cref="AssumptionException"/> for no forecasts, lengths that differ, or values that are no probabilities.</remarks>
public static class Forecasts
{
    /// <summary>
    /// Expected calibration error Σ n_b/n |p̄_b − ȳ_b| (Naeini et al. 2015) over equally wide bins (low, high], from 0. It is
    /// above 0 by chance alone, about √(2p(1−p)·bins/πn): compare it with <see cref="CalibrationErrorByChance"/>.
    /// </summary>
    public static double CalibrationError(ReadOnlySpan<double> forecasts, ReadOnlySpan<bool> outcomes, int bins = 10)
    {
        var error = 0.0;
        foreach (var bin in ForecastBin.Fill(forecasts, outcomes, bins)) error += bin.Count * Math.Abs(bin.Forecast - bin.Share);
        return error / forecasts.Length;
    }

    /// <summary>The mean and 95 % quantile of the calibration error that these same forecasts would show if they were right.</summary>
    /// <param name="draws">How often outcomes are drawn from the forecasts, at least 2.</param>
    public static NoiseFloor CalibrationErrorByChance(ReadOnlySpan<double> forecasts, int draws, int seed, int bins = 10)
    {
        Assume.AtLeast(2, draws, "draws");
        var chance = new Xoshiro256StarStar(seed, threadSafe: false);
        var outcomes = new bool[forecasts.Length];
        var errors = new double[draws];
        for (var draw = 0; draw < draws; draw++)
        {
            for (var i = 0; i < outcomes.Length; i++) outcomes[i] = chance.NextDouble() < forecasts[i];
            errors[draw] = CalibrationError(forecasts, outcomes, bins);
        }
        return NoiseFloor.Of(errors);
    }

    /// <summary>
    /// Area under the ROC curve: the chance that a case that came true has the higher forecast of the two, ties half
    /// (Mann–Whitney U / n₁n₀). .5 is no order at all. Null where all outcomes are the same.
    /// </summary>
    public static double? AreaUnderCurve(ReadOnlySpan<double> forecasts, ReadOnlySpan<bool> outcomes)
    {
        ForecastBin.Check(forecasts, outcomes);
        var ranks = Agreement.Ranks(forecasts);
        double sum = 0, positives = 0;
        for (var i = 0; i < ranks.Length; i++)
        {
            if (!outcomes[i]) continue;
            sum += ranks[i];
            positives++;
        }
        var negatives = ranks.Length - positives;
        return positives is 0 || negatives is 0 ? null : (sum - (positives * (positives + 1) / 2)) / (positives * negatives);
    }

    /// <summary>
    /// The mean of −ln of the probability given to what came true, in nats; ln 2 = .693 for always saying one half. Infinite
    /// when something happened that was called impossible, since no number of good forecasts makes up for that; a forecaster
    /// who does not mean it must not say 0 or 1.
    /// </summary>
    public static double LogLoss(ReadOnlySpan<double> forecasts, ReadOnlySpan<bool> outcomes)
    {
        ForecastBin.Check(forecasts, outcomes);
        var sum = 0.0;
        for (var i = 0; i < forecasts.Length; i++) sum -= Math.Log(outcomes[i] ? forecasts[i] : 1 - forecasts[i]);
        return sum / forecasts.Length;
    }
}
