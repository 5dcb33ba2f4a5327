using MathNet.Numerics.Random;

namespace Twins.Core.Fidelity.Choice.Designs;

/// <summary>Which products are shown together in a conjoint.</summary>
/// <param name="Versions">Per version its tasks, per task its products, each as the levels of all attributes. Person i gets version i modulo their number.</param>
/// <param name="Efficiency">
/// D-efficiency (det I)^{1/K} as a multiple of its mean over random designs of the same size and prohibitions, with I the
/// information of a multinomial logit at the believed utilities: how many choices with random products one of these is worth.
/// </param>
/// <param name="Overlap">The share of pairs of products in a task that have the same level of an attribute, over all attributes; 0 where all levels differ.</param>
/// <param name="Imbalance">The most by which a level is shown too often or too rarely, as a share of what would be even; 0 is perfect.</param>
public sealed record ConjointDesign(IReadOnlyList<IReadOnlyList<int[][]>> Versions, double Efficiency, double Overlap, double Imbalance)
{
    private const int RandomDesigns = 20;

    /// <summary>
    /// Levels are dealt evenly and with little overlap, then swapped between products of a version (which keeps them even) as
    /// long as D-efficiency grows. No product breaks a prohibition and no two of a task are the same; where swaps cannot see
    /// to that, levels are changed, and <see cref="Imbalance"/> tells. Deterministic for a seed.
    /// </summary>
    /// <exception cref="AssumptionException">Too few choices to tell the utilities apart, prohibitions that leave no design, or sizes that do not match.</exception>
    public static ConjointDesign Of(ConjointCoding coding, ConjointDesignOptions options)
    {
        options.Checked(coding);
        var chance = new Xoshiro256StarStar(options.Seed, threadSafe: false);
        var search = new ProfileSearch(coding, options, ProfileDeal.Even(coding, options, chance));
        search.Repair(chance);
        search.Improve(chance);
        if (double.IsNegativeInfinity(search.LogDeterminant)) throw new AssumptionException("No design was found that tells all utilities apart; prohibit less or give more choices.");
        return new ConjointDesign([.. search.Tasks.Chunk(options.Tasks)], Efficient(coding, options, search, chance), DesignBalance.Overlap(search.Tasks), DesignBalance.Imbalance(search.Tasks, coding));
    }

    private static double Efficient(ConjointCoding coding, ConjointDesignOptions options, ProfileSearch search, Random chance)
    {
        var random = Enumerable.Range(0, RandomDesigns).Average(_ =>
        {
            var other = new ProfileSearch(coding, options, ProfileDeal.Random(coding, options, chance));
            other.Repair(chance);
            return Math.Exp((other.LogDeterminant - search.LogDeterminant) / coding.Width);
        });
        return 1 / random;
    }
}
