using MathNet.Numerics.Distributions;

namespace Twins.Core.Fidelity.Fairness;

/// <summary>How often the members of a group are chosen, compared with the group that is chosen most often.</summary>
/// <param name="Rate">The share chosen, with Wilson's interval.</param>
/// <param name="Ratio">Rate over the highest group's rate; the four-fifths rule (29 CFR 1607.4 D, 1978) asks for .8. Null where nobody is chosen.</param>
/// <param name="RatioInterval">
/// exp(ln ratio ± z √((1 − p₁)/(n₁p₁) + (1 − p₂)/(n₂p₂))) (Katz et al. 1978), with half a case added to each cell where one is
/// empty. Null for the highest group itself.
/// </param>
/// <param name="Gap">The highest rate minus this one, the demographic parity gap.</param>
/// <param name="GapInterval">
/// Newcombe's (1998) hybrid score interval of the difference of two independent shares, d − √((p₁ − l₁)² + (u₂ − p₂)²) to
/// d + √((u₁ − p₁)² + (p₂ − l₂)²), l and u the ends of Wilson's intervals. Null for the highest group itself.
/// </param>
/// <param name="Members">n of the group.</param>
public readonly record struct SelectionRate(double Rate, Interval RateInterval, double? Ratio, Interval? RatioInterval, double Gap, Interval? GapInterval, int Members)
{
    /// <summary>Below four fifths, and not by chance: the whole interval lies below .8.</summary>
    public bool IsAdverse => RatioInterval is { High: < .8 };

    /// <summary>Below four fifths, but too few people to say.</summary>
    public bool MayBeAdverse => Ratio < .8 && !IsAdverse;
}

/// <summary>Selection rates of groups.</summary>
public static class SelectionRates
{
    /// <summary>The fewest members of a group whose rate is compared.</summary>
    public const int Fewest = 5;

    /// <param name="chosen">Per group how many were chosen.</param>
    /// <param name="members">Per group how many there are, at least 5 each.</param>
    /// <exception cref="AssumptionException">Fewer than two groups, a group below 5, or more chosen than members.</exception>
    public static SelectionRate[] Of(ReadOnlySpan<int> chosen, ReadOnlySpan<int> members)
    {
        var sums = new double[chosen.Length];
        for (var g = 0; g < sums.Length; g++) sums[g] = chosen[g];
        return OfShares(sums, members);
    }

    /// <summary>
    /// The same where a member is chosen to a share, as one who was asked about several things: intervals are those of whole
    /// choices, which vary more, so that they are too wide and never too narrow.
    /// </summary>
    /// <param name="chosen">Per group the sum of its members' shares.</param>
    /// <param name="members">Per group how many there are, at least 5 each.</param>
    /// <exception cref="AssumptionException">Fewer than two groups, a group below 5, or more chosen than members.</exception>
    public static SelectionRate[] OfShares(ReadOnlySpan<double> chosen, ReadOnlySpan<int> members)
    {
        if (chosen.Length != members.Length) throw new AssumptionException($"{chosen.Length} and {members.Length} groups given; they must pair up.");
        Assume.AtLeast(2, members.Length, "groups");
        var best = 0;
        for (var g = 0; g < members.Length; g++)
        {
            Assume.AtLeast(Fewest, members[g], $"members of group {g}");
            if (!(chosen[g] >= 0 && chosen[g] <= members[g])) throw new AssumptionException($"{chosen[g]} of {members[g]} members of group {g} cannot be chosen.");
            if (chosen[g] / members[g] > chosen[best] / members[best]) best = g;
        }
        var rates = new SelectionRate[members.Length];
        for (var g = 0; g < rates.Length; g++) rates[g] = Rate((chosen[g], members[g]), (chosen[best], members[best]), g == best);
        return rates;
    }

    private static SelectionRate Rate((double Chosen, int Members) group, (double Chosen, int Members) best, bool isBest)
    {
        double rate = group.Chosen / group.Members, most = best.Chosen / best.Members;
        return new SelectionRate(
            rate, Proportions.Wilson(rate, group.Members), most > 0 ? rate / most : null,
            isBest || best.Chosen is 0 ? null : RatioInterval(group, best), most - rate, isBest ? null : GapInterval(group, best), group.Members);
    }

    private static Interval GapInterval((double Chosen, int Members) group, (double Chosen, int Members) best)
    {
        double p = best.Chosen / best.Members, q = group.Chosen / group.Members;
        Interval most = Proportions.Wilson(p, best.Members), least = Proportions.Wilson(q, group.Members);
        return new Interval(p - q - Math.Sqrt(Squared(p - most.Low) + Squared(least.High - q)), p - q + Math.Sqrt(Squared(most.High - p) + Squared(q - least.Low)));
    }

    private static double Squared(double x) => x * x;

    private static Interval RatioInterval((double Chosen, int Members) group, (double Chosen, int Members) best)
    {
        // Within rounding: sums of shares are not whole.
        var half = group.Chosen < 1e-9 || group.Members - group.Chosen < 1e-9 || best.Members - best.Chosen < 1e-9 ? .5 : 0;
        double p = (group.Chosen + half) / (group.Members + (2 * half)), q = (best.Chosen + half) / (best.Members + (2 * half));
        var error = Math.Sqrt(((1 - p) / (p * (group.Members + (2 * half)))) + ((1 - q) / (q * (best.Members + (2 * half)))));
        var z = Normal.InvCDF(0, 1, .975);
        return new Interval(p / q * Math.Exp(-z * error), p / q * Math.Exp(z * error));
    }
}
