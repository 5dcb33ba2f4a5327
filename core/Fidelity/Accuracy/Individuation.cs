using Twins.Core.Fidelity.Reliability;

namespace Twins.Core.Fidelity.Accuracy;

/// <summary>
/// How much of what a panel's answers vary is differences between twins: Var_between / (Var_between + Var_rerun), from 0,
/// every twin is the same dice, to 1, every twin gives its own answer each time.
/// </summary>
public static class Individuation
{
    /// <summary>
    /// The one-way intraclass correlation of twins over reruns (<see cref="IntraclassCorrelation.OneWay"/>); a negative
    /// estimate, where twins differ less than chance would have it, counts as 0. Null where no answer differs from any other.
    /// </summary>
    /// <param name="twins">Per twin the answers of its reruns to the same question; NaN is missing. Numbers may differ.</param>
    /// <exception cref="AssumptionException">Fewer than two twins, or no twin that was asked twice.</exception>
    public static double? Of(IReadOnlyList<double[]> twins) =>
        IntraclassCorrelation.OneWay(twins) is { } found ? Math.Max(0, found.Single) : null;
}
