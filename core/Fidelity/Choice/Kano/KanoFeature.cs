using MathNet.Numerics.Distributions;

namespace Twins.Core.Fidelity.Choice.Kano;

/// <summary>
/// One feature after Kano (1984) with Berger's coefficients (1993). Rows are what people say to its presence, columns to its
/// absence:
/// <code>
///             like  expect  neutral  tolerate  dislike
/// like         Q      A        A        A        O
/// expect       R      I        I        I        M
/// neutral      R      I        I        I        M
/// tolerate     R      I        I        I        M
/// dislike      R      R        R        R        Q
/// </code>
/// </summary>
/// <param name="Counts">Weighted count of each <see cref="KanoCategory"/>, in the enum's order.</param>
/// <param name="Category">The commonest; ties go to the one that obliges more (M, O, A, I).</param>
/// <param name="Second">The next commonest.</param>
/// <param name="Clear">
/// Whether the two commonest differ at 5 %: |a − b| ≥ z √(a + b), the sign test of people who are in one of the two. Where
/// false, the feature is mixed: look at segments.
/// </param>
/// <param name="ClearByFong">
/// Fong's test at 10 % (1996): |a − b| ≥ 1.645 √((a + b)(2n − a − b) / 2n). Customary, but it takes the two counts for
/// independent, and calls up to a quarter of features clear that are not.
/// </param>
/// <param name="Better">(A + O) / (A + O + M + I), 0 to 1: what having it does; null where all answers are R or Q.</param>
/// <param name="Worse">−(O + M) / (A + O + M + I), −1 to 0: what lacking it does.</param>
/// <param name="BetterInterval">Wilson's, 95 %, at the effective number of people in A, O, M and I.</param>
/// <param name="WorseInterval">The same for Worse.</param>
public sealed record KanoFeature(double[] Counts, KanoCategory Category, KanoCategory Second, bool Clear, bool ClearByFong, double? Better, double? Worse, Interval? BetterInterval, Interval? WorseInterval)
{
    public double Count(KanoCategory category) => Counts[(int)category];

    /// <exception cref="AssumptionException">No answer, a feeling that is none, or useless weights.</exception>
    public static KanoFeature Of(IReadOnlyList<KanoAnswer> answers)
    {
        Assume.AtLeast(1, answers.Count, "answers");
        Assume.Weights([.. answers.Select(a => a.Weight)]);
        KanoCategory[] categories = [.. answers.Select(Categorise)];
        var counts = new double[6];
        for (var i = 0; i < answers.Count; i++) counts[(int)categories[i]] += answers[i].Weight;
        int[] order = [.. Enumerable.Range(0, 6).OrderByDescending(c => counts[c])];
        var shaped = answers.Where((_, i) => categories[i] is not (KanoCategory.Reverse or KanoCategory.Questionable)).Select(a => a.Weight).ToArray();
        return Describe(counts, order, SampleWorth.Kish([.. answers.Select(a => a.Weight)]), shaped);
    }

    /// <summary>The table above.</summary>
    public static KanoCategory Categorise(KanoAnswer answer)
    {
        if (!Enum.IsDefined(answer.Present) || !Enum.IsDefined(answer.Absent)) throw new AssumptionException($"({(int)answer.Present}, {(int)answer.Absent}) are not feelings from 1 (like) to 5 (dislike).");
        return (answer.Present, answer.Absent) switch
        {
            (KanoFeeling.Like, KanoFeeling.Like) or (KanoFeeling.Dislike, KanoFeeling.Dislike) => KanoCategory.Questionable,
            (KanoFeeling.Like, KanoFeeling.Dislike) => KanoCategory.OneDimensional,
            (KanoFeeling.Like, _) => KanoCategory.Attractive,
            (KanoFeeling.Dislike, _) or (_, KanoFeeling.Like) => KanoCategory.Reverse,
            (_, KanoFeeling.Dislike) => KanoCategory.MustBe,
            _ => KanoCategory.Indifferent,
        };
    }

    private static KanoFeature Describe(double[] counts, int[] order, double people, double[] shaped)
    {
        // Counts that weights have been taken down to the effective number of people.
        double a = counts[order[0]] * people / counts.Sum(), b = counts[order[1]] * people / counts.Sum();
        var feature = new KanoFeature(counts, (KanoCategory)order[0], (KanoCategory)order[1],
            a - b >= Normal.InvCDF(0, 1, .975) * Math.Sqrt(a + b),
            a - b >= Normal.InvCDF(0, 1, .95) * Math.Sqrt((a + b) * ((2 * people) - a - b) / (2 * people)), null, null, null, null);
        return shaped.Sum() > 0 ? feature.With(shaped) : feature;
    }

    private KanoFeature With(double[] shaped)
    {
        var total = shaped.Sum();
        var better = Math.Min(1, (Count(KanoCategory.Attractive) + Count(KanoCategory.OneDimensional)) / total);
        var worse = Math.Min(1, (Count(KanoCategory.MustBe) + Count(KanoCategory.OneDimensional)) / total);
        var people = SampleWorth.Kish(shaped);
        var mirror = Proportions.Wilson(worse, people);
        return this with { Better = better, Worse = -worse, BetterInterval = Proportions.Wilson(better, people), WorseInterval = new Interval(-mirror.High, -mirror.Low) };
    }
}
