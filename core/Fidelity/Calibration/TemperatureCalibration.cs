using MathNet.Numerics.RootFinding;

namespace Twins.Core.Fidelity.Calibration;

/// <summary>Distributions over K answers made less or more sure by one number, q_k ∝ p_k^(1/T) (Guo and others 2017).</summary>
/// <param name="Temperature">T: above 1 twins were too sure, below 1 not sure enough.</param>
/// <param name="Before">Mean log loss −ln p of the given answers, in nats.</param>
/// <param name="After">The same after calibration, on the same labels.</param>
/// <param name="Labels">n.</param>
public readonly record struct TemperatureCalibration(double Temperature, double Before, double After, int Labels)
{
    /// <summary>Temperatures that are looked at; a fit at one of the ends is bounded by it.</summary>
    public const double Coldest = .05, Hottest = 20;

    private const int Fewest = 30;

    /// <summary>
    /// The T of the least log loss. Over 1/T the loss is convex, with slope mean(Σ_k q_k ln p_k − ln p_y), whose root is found
    /// by Brent's method. A probability of 0 counts as one in a million.
    /// </summary>
    /// <param name="distributions">n ≥ 30 distributions over the same K ≥ 2 answers, not all of them uniform.</param>
    /// <param name="answers">The answer that was given, from 0 to K − 1.</param>
    /// <exception cref="AssumptionException">Too few labels, no distribution, an answer outside it, or nothing but uniform ones.</exception>
    public static TemperatureCalibration Fit(IReadOnlyList<double[]> distributions, IReadOnlyList<int> answers)
    {
        if (distributions.Count != answers.Count) throw new AssumptionException($"{distributions.Count} distributions and {answers.Count} answers given; they must pair up.");
        Assume.AtLeast(Fewest, answers.Count, "labels");
        double[][] logs = [.. distributions.Select(Logs)];
        for (var i = 0; i < logs.Length; i++)
            if (answers[i] < 0 || answers[i] >= logs[i].Length) throw new AssumptionException($"Answer {answers[i]} is not one of the {logs[i].Length} possibilities.");
        if (logs.All(l => l.Max() - l.Min() < 1e-9)) throw new AssumptionException("Every distribution is uniform; there is nothing to calibrate by.");
        var inverse = Slope(1 / Hottest) >= 0 ? 1 / Hottest : Slope(1 / Coldest) <= 0 ? 1 / Coldest : Brent.FindRoot(Slope, 1 / Hottest, 1 / Coldest, 1e-12, 200);
        return new TemperatureCalibration(1 / inverse, Loss(1), Loss(inverse), answers.Count);

        double Slope(double sharpness) => logs.Select((l, i) => Distributions.Mean(Sharpen(l, sharpness), l) - l[answers[i]]).Average();

        double Loss(double sharpness) => -logs.Select((l, i) => Math.Log(Sharpen(l, sharpness)[answers[i]])).Average();
    }

    /// <summary>The mended distribution.</summary>
    public double[] Apply(double[] distribution) => Sharpen(Logs(distribution), 1 / Temperature);

    private static double[] Logs(double[] distribution)
    {
        Assume.Distribution(distribution);
        Assume.AtLeast(2, distribution.Length, "possibilities");
        return [.. distribution.Select(p => Math.Log(Math.Max(p, LogOdds.Surest)))];
    }

    private static double[] Sharpen(double[] logs, double sharpness)
    {
        // The greatest becomes e⁰, so that nothing underflows to a sum of 0.
        var most = logs.Max();
        return Distributions.Normalise([.. logs.Select(l => Math.Exp(sharpness * (l - most)))]);
    }
}
