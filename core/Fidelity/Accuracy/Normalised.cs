namespace Twins.Core.Fidelity.Accuracy;

/// <summary>
/// Twins held against people's own consistency (Park et al. 2024): a person who answers differently two weeks later sets a
/// ceiling that no twin can be expected to pass.
/// </summary>
/// <param name="Value">1 where twins predict people as well as people predict themselves; it can be above 1.</param>
/// <param name="People">How many people it is the mean of.</param>
/// <param name="LeftOut">People with a missing figure, or who agreed with themselves on nothing, so that there is no ratio.</param>
public readonly record struct Normalised(double Value, int People, int LeftOut)
{
    /// <summary>mean_i acc(twin_i, human_i1) / acc(human_i2, human_i1), the ratio taken for each person first.</summary>
    /// <param name="twin">Per person the accuracy of the twin against the first interview; NaN where unknown.</param>
    /// <param name="self">Per person the accuracy of the second interview against the first.</param>
    /// <exception cref="AssumptionException">Lengths that differ, a figure outside 0–1, or nobody with a ratio.</exception>
    public static Normalised Accuracy(ReadOnlySpan<double> twin, ReadOnlySpan<double> self)
    {
        Assume.SameLength(twin, self);
        var sum = 0.0;
        var people = 0;
        for (var i = 0; i < twin.Length; i++)
        {
            if (twin[i] is < 0 or > 1 || self[i] is < 0 or > 1) throw new AssumptionException("An accuracy lies between 0 and 1.");
            if (!PairOrigin.IsWhole(twin[i], self[i]) || self[i] is 0) continue;
            sum += twin[i] / self[i];
            people++;
        }
        Assume.AtLeast(1, people, "people who agree with themselves on anything");
        return new Normalised(sum / people, people, twin.Length - people);
    }

    /// <summary>r_twin / r_self.</summary>
    /// <param name="twin">Correlation of twins with people, from −1 to 1.</param>
    /// <param name="self">Correlation of people with themselves, above 0 and at most 1.</param>
    /// <exception cref="AssumptionException">People do not agree with themselves, so that there is no ceiling.</exception>
    public static double Correlation(double twin, double self)
    {
        if (!(twin is >= -1 and <= 1)) throw new AssumptionException($"{twin} is not a correlation.");
        if (!(self is > 0 and <= 1)) throw new AssumptionException($"People correlate {self} with themselves; a ceiling must be above 0 and at most 1.");
        return twin / self;
    }
}
