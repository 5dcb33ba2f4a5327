using MathNet.Numerics.Random;

namespace Twins.Core.Fidelity.Resampling;

/// <summary>The bootstrap over cases (people, tests, households) for any figure that can be computed again from a choice of them.</summary>
public static class CaseBootstrap
{
    /// <summary>The interval of a figure; see <see cref="AcceleratedInterval"/>.</summary>
    /// <param name="cases">n ≥ 2 independent cases.</param>
    /// <param name="figure">
    /// Computed from the numbers of the cases that are in the sample, each as often as it was drawn; null where it is not
    /// defined. It is called draws + n + 1 times.
    /// </param>
    /// <param name="draws">Resamples, at least 2; 1,000 or more for 95 %.</param>
    public static Interval? Interval(int cases, Func<int[], double?> figure, int draws, int seed, double confidence = .95)
    {
        Assume.AtLeast(2, cases, "cases");
        Assume.AtLeast(2, draws, "draws");
        int[] everyone = [.. Enumerable.Range(0, cases)];
        if (figure(everyone) is not { } estimate) return null;
        double[] left = [.. everyone.Select(i => figure([.. everyone[..i], .. everyone[(i + 1)..]]) ?? double.NaN)];
        var chance = new Xoshiro256StarStar(seed, threadSafe: false);
        var resampled = new double[draws];
        var drawn = new int[cases];
        for (var b = 0; b < draws; b++)
        {
            for (var i = 0; i < cases; i++) drawn[i] = chance.Next(cases);
            resampled[b] = figure(drawn) ?? double.NaN;
        }
        return AcceleratedInterval.Of(estimate, resampled, left, confidence);
    }
}
