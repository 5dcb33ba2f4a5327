namespace Twins.Core.Fidelity.Calibration;

/// <summary>One feature of people with known shares in the population, such as age bands.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Groups">Per person a group from 0 to G − 1.</param>
/// <param name="Shares">Of the population, G numbers that sum to 1.</param>
public sealed record RakingMargin(string Name, int[] Groups, double[] Shares)
{
    /// <exception cref="AssumptionException">A person in no group, a group with a share but without people, or shares that do not sum to 1.</exception>
    internal void Check(int people)
    {
        Assume.Distribution(Shares);
        if (Groups.Length != people) throw new AssumptionException($"{Name} is known of {Groups.Length} people, where there are {people}; leave out who misses it.");
        if (Array.Exists(Groups, g => g < 0 || g >= Shares.Length)) throw new AssumptionException($"{Name} has people in a group without a share; its groups are counted from 0 to {Shares.Length - 1}.");
        int[] empty = [.. Enumerable.Range(0, Shares.Length).Where(g => Shares[g] > 0 && !Groups.Contains(g))];
        if (empty.Length > 0) throw new AssumptionException($"{Name} has nobody in group {string.Join(", ", empty)} (counted from 0); merge it with a group like it.");
    }

    /// <summary>The share of each group under these weights.</summary>
    internal double[] Weighted(double[] weights)
    {
        var sums = new double[Shares.Length];
        for (var i = 0; i < weights.Length; i++) sums[Groups[i]] += weights[i];
        var all = weights.Sum();
        return [.. sums.Select(s => s / all)];
    }

    /// <summary>The largest gap to the shares of the population.</summary>
    internal double Gap(double[] weights) => Weighted(weights).Zip(Shares, (a, b) => Math.Abs(a - b)).Max();

    /// <summary>Weights that meet this margin, each group scaled as a whole.</summary>
    internal void Fit(double[] weights)
    {
        double[] now = Weighted(weights), scale = [.. Shares.Select((s, g) => s > 0 ? s / now[g] : 0)];
        for (var i = 0; i < weights.Length; i++) weights[i] *= scale[Groups[i]];
    }
}
