using MathNet.Numerics.Random;
using Twins.Core.Fidelity;

namespace Twins.Tests.Fidelity;

/// <summary>How often an interval holds what is true, over simulated samples; every repetition has its own seed.</summary>
internal static class Simulation
{
    /// <summary>The share of intervals that hold the truth, among those that were given; at most one in a hundred may be missing.</summary>
    public static double Coverage(int repetitions, double truth, Func<Xoshiro256StarStar, int, Interval?> sample)
    {
        int held = 0, missing = 0;
        Parallel.For(0, repetitions, r =>
        {
            switch (sample(new Xoshiro256StarStar((r * 7919) + 17, threadSafe: false), r))
            {
                case null: Interlocked.Increment(ref missing); break;
                case { } interval when interval.Low <= truth && truth <= interval.High: Interlocked.Increment(ref held); break;
                default: break;
            }
        });
        Assert.True(missing <= repetitions / 100, $"{missing} of {repetitions} samples had no interval.");
        return held / (double)(repetitions - missing);
    }

    /// <summary>95 ± 1.5 points.</summary>
    public static void Holds(double coverage) => Assert.InRange(coverage, .935, .965);
}
