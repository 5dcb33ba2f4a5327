using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using Twins.Core.Fidelity.Choice;
using Twins.Core.Fidelity.Choice.MaxDiff;

namespace Twins.Tests.Fidelity.Choice.MaxDiff;

/// <summary>People with known tastes for items who name the best and the worst of random sets of four.</summary>
internal sealed class Judges(int seed)
{
    private readonly Xoshiro256StarStar chance = new(seed, threadSafe: false);
    private readonly Choosers choosers = new(seed + 1_000_000);

    public List<MaxDiffTask> Judge(int people, int tasks, double[] utilities, double deviation)
    {
        var found = new List<MaxDiffTask>();
        for (var p = 0; p < people; p++)
        {
            double[] own = [.. utilities.Select(u => u + (deviation * Normal.Sample(chance, 0, 1)))];
            for (var t = 0; t < tasks; t++) found.Add(Judge(p, own));
        }
        return found;
    }

    private MaxDiffTask Judge(int person, double[] utilities)
    {
        int[] items = [.. Enumerable.Range(0, utilities.Length)];
        chance.Shuffle(items);
        items = items[..4];
        var best = items[choosers.Pick(Shares(items.Select(i => utilities[i])))];
        int[] rest = [.. items.Where(i => i != best)];
        return new MaxDiffTask(person, items, best, rest[choosers.Pick(Shares(rest.Select(i => -utilities[i])))]);
    }

    private static double[] Shares(IEnumerable<double> utilities) => LogitShares.Of([1], [.. utilities.Select(u => new[] { u })]);
}
