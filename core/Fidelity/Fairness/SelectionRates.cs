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
/// <param name="Members">n of the group.</param>
public readonly record struct SelectionRate(double Rate, Interval RateInterval, double? Ratio, Interval? RatioInterval, double Gap, int Members)
{
    /// <summary>Below four fifths, and not by chance: the whole interval lies below .8.</summary>
    public bool IsAdverse => RatioInterval is { High: < .8 };

    /// <summary>Below four fifths, but too few people to say.</summary>
    public bool MayBeAdverse => Ratio < .8 && !IsAdverse;
}

/// <summary>Selection rates of groups.</summary>
public static class SelectionRates
{
    /// <param name="chosen">Per group how many were chosen.</param>
    /// <param name="members">Per group how many there are, at least 5 each.</param>
    /// <exception cref="AssumptionException">Fewer than two groups, a group below 5, or more chosen than members.</exception>
    public static SelectionRate[] Of(ReadOnlySpan<int> chosen, ReadOnlySpan<int> members)
    {
        if (chosen.Length != members.Length) throw new AssumptionException($"{chosen.Length} and {members.Length} groups given; they must pair up.");
        Assume.AtLeast(2, members.Length, "groups");
        var best = 0;
        for (var g = 0; g < members.Length; g++)
        {
            Assume.AtLeast(5, members[g], $"members of group {g}");
            if (chosen[g] < 0 || chosen[g] > members[g]) throw new AssumptionException($"{chosen[g]} of {members[g]} members of group {g} cannot be chosen.");
            if ((double)chosen[g] / members[g] > (double)chosen[best] / members[best]) best = g;
        }
        var rates = new SelectionRate[members.Length];
        for (var g = 0; g < rates.Length; g++) rates[g] = Rate((chosen[g], members[g]), (chosen[best], members[best]), g == best);
        return rates;
    }

    private static SelectionRate Rate((int Chosen, int Members) group, (int Chosen, int Members) best, bool isBest)
    {
        double rate = (double)group.Chosen / group.Members, most = (double)best.Chosen / best.Members;
        return new SelectionRate(
            rate, Proportions.Wilson(rate, group.Members), most > 0 ? rate / most : null,
            isBest || best.Chosen is 0 ? null : RatioInterval(group, best), most - rate, group.Members);
    }

    private static Interval RatioInterval((int Chosen, int Members) group, (int Chosen, int Members) best)
    {
        var half = group.Chosen is 0 || group.Chosen == group.Members || best.Chosen == best.Members ? .5 : 0;
        double p = (group.Chosen + half) / (group.Members + (2 * half)), q = (best.Chosen + half) / (best.Members + (2 * half));
        var error = Math.Sqrt(((1 - p) / (p * (group.Members + (2 * half)))) + ((1 - q) / (q * (best.Members + (2 * half)))));
        var z = Normal.InvCDF(0, 1, .975);
        return new Interval(p / q * Math.Exp(-z * error), p / q * Math.Exp(z * error));
    }
}
