using MathNet.Numerics.Distributions;

namespace Twins.Core.Fidelity.Fairness;

/// <summary>
/// Whether twins hit some groups of people better than others: mean absolute error per group, and the worst minus the best
/// group's. Twins built from interviews narrowed such a gap from 12.35 to 7.85 points in the General Social Survey (Park et al.
/// 2024).
/// </summary>
/// <param name="Groups">In the order given; null for groups with fewer than <see cref="Fewest"/> people.</param>
/// <param name="Gap">Worst minus best, from 0, in the unit of the errors; null where fewer than two groups have a figure.</param>
/// <param name="GapInterval">
/// How much worse the worse of two groups is, by Welch (1947): gap ± t_ν √(s₁²/n₁ + s₂²/n₂), ν by Satterthwaite. Null with more than two groups: the widest gap of several is
/// picked for being wide, which no interval of two groups knows of.
/// </param>
public sealed record FidelityGap(GroupError?[] Groups, double? Gap, Interval? GapInterval)
{
    public const int Fewest = 5;

    /// <param name="groups">For each person the group, 0 … G−1.</param>
    /// <param name="errors">|twin − person|, in any unit.</param>
    /// <exception cref="AssumptionException">Lengths that differ, nobody, a group below 0, or an error that is negative or not finite.</exception>
    public static FidelityGap Of(ReadOnlySpan<int> groups, ReadOnlySpan<double> errors)
    {
        if (groups.Length != errors.Length) throw new AssumptionException($"{groups.Length} groups and {errors.Length} errors given; they must pair up.");
        Assume.AtLeast(1, groups.Length, "people");
        Assume.Finite(errors);
        var members = new List<double>[groups.ToArray().Max() + 1];
        for (var i = 0; i < groups.Length; i++)
        {
            if (groups[i] < 0 || errors[i] < 0) throw new AssumptionException("Groups are numbered from 0, and errors are not negative.");
            (members[groups[i]] ??= []).Add(errors[i]);
        }
        GroupError?[] found = [.. members.Select(m => m is { Count: >= Fewest } ? GroupError.Of(m) : (GroupError?)null)];
        var known = found.OfType<GroupError>().OrderBy(g => g.Error).ToList();
        return known.Count < 2 ? new FidelityGap(found, null, null) : new FidelityGap(found, known[^1].Error - known[0].Error, known.Count is 2 ? Welch(known[^1], known[0]) : null);
    }

    private static Interval Welch(GroupError worst, GroupError best)
    {
        double a = worst.Variance / worst.People, b = best.Variance / best.People, gap = worst.Error - best.Error;
        if (!(a + b > 0)) return new Interval(gap, gap);
        var freedom = (a + b) * (a + b) / ((a * a / (worst.People - 1)) + (b * b / (best.People - 1)));
        var half = StudentT.InvCDF(0, 1, freedom, .975) * Math.Sqrt(a + b);
        return new Interval(gap - half, gap + half);
    }
}

/// <param name="Error">Mean absolute error, with its interval by t over people.</param>
/// <param name="Variance">Of the errors of single people.</param>
/// <param name="People">n.</param>
public readonly record struct GroupError(double Error, Interval Interval, double Variance, int People)
{
    internal static GroupError Of(List<double> errors)
    {
        double n = errors.Count, mean = errors.Average(), variance = errors.Sum(e => (e - mean) * (e - mean)) / (n - 1);
        var (low, high) = MeanInterval.Of([.. errors]);
        return new GroupError(mean, new Interval(Math.Max(0, low), high), variance, errors.Count);
    }
}
