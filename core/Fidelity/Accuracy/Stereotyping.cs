namespace Twins.Core.Fidelity.Accuracy;

/// <summary>
/// Whether twins answer as their demographics rather than as themselves: mean adjusted R² of demographics on answers, twins
/// over humans. Around 1 is human; far above 1 is stereotyping. Humans: .045 on items of the General Social Survey, .028 on
/// ratings of cuisines.
/// </summary>
/// <param name="Twins">Mean adjusted R² of the twins' answers.</param>
/// <param name="Humans">Mean adjusted R² of the humans' answers.</param>
/// <param name="Items">Items that both vary on; the others take no part.</param>
public readonly record struct Stereotyping(double Twins, double Humans, int Items)
{
    /// <summary>Twins ÷ humans; null where demographics explain nothing of what humans answer, since then any twin would look bad.</summary>
    public double? Index => Humans > 0 ? Twins / Humans : null;

    /// <param name="twins">Per item one answer for each person's twin; NaN is missing.</param>
    /// <param name="humans">The same items of the people themselves, in the same order.</param>
    /// <param name="factors">As in <see cref="DemographicFit.Of"/>.</param>
    /// <exception cref="AssumptionException">Items that do not pair up, none on which both vary, or too few people.</exception>
    public static Stereotyping Of(IReadOnlyList<double[]> twins, IReadOnlyList<double[]> humans, IReadOnlyList<int[]> factors)
    {
        if (twins.Count != humans.Count) throw new AssumptionException($"Twins answered {twins.Count} items and humans {humans.Count}; they must pair up.");
        double twinSum = 0, humanSum = 0;
        var items = 0;
        for (var k = 0; k < twins.Count; k++)
        {
            if (DemographicFit.Of(twins[k], factors) is not { } twin || DemographicFit.Of(humans[k], factors) is not { } human) continue;
            twinSum += twin.AdjustedRSquared;
            humanSum += human.AdjustedRSquared;
            items++;
        }
        Assume.AtLeast(1, items, "items on which twins and humans vary");
        return new Stereotyping(twinSum / items, humanSum / items, items);
    }
}
