using Twins.Core.Fidelity.Resampling;

namespace Twins.Core.Fidelity.Fairness;

/// <summary>
/// What happens to answers when one attribute of a person or of the case is swapped (a name, a gender, an age, an origin) and
/// nothing else: the same respondents asked both ways, once or several times each. Answers of one respondent hang together, so that respondents are the units: a respondent's shift is the
/// mean over its pairs, its flips are a share of its pairs.
/// </summary>
/// <param name="Shift">Mean over respondents of their mean of other − reference, in the unit of the answers.</param>
/// <param name="ShiftInterval">By t over respondents.</param>
/// <param name="FlipRate">Mean over respondents of the share of their pairs whose decision differs.</param>
/// <param name="FlipInterval">Wilson's with n respondents, wider than need be where they have several pairs.</param>
/// <param name="Chance">
/// Two-sided p of no shift: the share of sign patterns of the respondents' shifts whose |t| reaches the one found
/// (<see cref="SignFlips"/>). Exact whatever the number and the coarseness of answers.
/// </param>
/// <param name="Respondents">n, those with at least one pair.</param>
/// <param name="Pairs">Answers that were given both ways.</param>
public readonly record struct RepeatedSwap(double Shift, Interval ShiftInterval, double FlipRate, Interval FlipInterval, double Chance, int Respondents, int Pairs)
{
    /// <summary>The fewest respondents of whom an interval is given.</summary>
    public const int Fewest = 10;

    /// <summary>Random sign patterns where there are too many to take each.</summary>
    private const int Flips = 20_000;

    /// <summary>
    /// The least p that n respondents can give, when all of them move the same way: 2^(1−n), and no less than one pattern in
    /// all that are drawn. Where it is not below the level, nothing can be shown.
    /// </summary>
    public static double LeastChance(int respondents) => Math.Max(Math.Pow(2, 1 - respondents), 1.0 / (1 + Flips));

    /// <param name="pairs">In any order.</param>
    /// <exception cref="AssumptionException">An answer that is not finite, or fewer than <see cref="Fewest"/> respondents.</exception>
    public static RepeatedSwap Of(IReadOnlyList<SwapPair> pairs, int seed)
    {
        foreach (var pair in pairs) Assume.Finite([pair.Reference, pair.Other]);
        var respondents = pairs.GroupBy(p => p.Respondent).OrderBy(g => g.Key)
            .Select(g => (Shift: g.Average(p => p.Other - p.Reference), Flips: g.Average(p => p.Flips ? 1.0 : 0))).ToList();
        Assume.AtLeast(Fewest, respondents.Count, "respondents asked both ways");
        double[] shifts = [.. respondents.Select(r => r.Shift)];
        double n = shifts.Length, shift = shifts.Average(), flips = respondents.Average(r => r.Flips);
        var chance = SignFlips.Adjusted(new UnitTable(shifts, [.. shifts.Select(_ => 1.0)], 1), Flips, seed)[0];
        return new RepeatedSwap(shift, MeanInterval.Of(shifts), flips, Proportions.Wilson(Math.Clamp(flips, 0, 1), n), chance, shifts.Length, pairs.Count);
    }
}

/// <summary>One question about one thing, answered by one respondent under both values of the attribute.</summary>
/// <param name="Respondent">Its number.</param>
/// <param name="Reference">The answer under the first value.</param>
/// <param name="Other">The answer under the second value.</param>
/// <param name="Flips">The decision that follows from the answer differs.</param>
public readonly record struct SwapPair(int Respondent, double Reference, double Other, bool Flips);
