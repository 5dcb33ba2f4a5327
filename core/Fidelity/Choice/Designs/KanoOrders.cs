namespace Twins.Core.Fidelity.Choice.Designs;

/// <summary>In which order the pairs of Kano's questions are asked.</summary>
public static class KanoOrders
{
    /// <summary>
    /// Versions in which features follow Williams' orders. The two questions of a feature stay together; presence first in
    /// every version and then, in as many more, absence first.
    /// </summary>
    /// <returns>Per version, for each place the feature and whether its presence is asked first.</returns>
    /// <exception cref="AssumptionException">No feature.</exception>
    public static IReadOnlyList<IReadOnlyList<(int Feature, bool PresentFirst)>> Of(int features)
    {
        Assume.AtLeast(1, features, "features");
        IReadOnlyList<int[]> orders = features is 1 ? [[0]] : QuestionOrders.Of(features);
        return [.. Versions(true), .. Versions(false)];

        IEnumerable<(int, bool)[]> Versions(bool presentFirst) => orders.Select(o => o.Select(f => (f, presentFirst)).ToArray());
    }
}
