namespace Twins.Core.Fidelity.Baselines;

/// <summary>The features of one case that are not 0.</summary>
/// <param name="Places">Their numbers, each once.</param>
/// <param name="Values">One for each.</param>
public readonly record struct SparseRow(int[] Places, double[] Values)
{
    internal void Check(int features)
    {
        if (Places.Length != Values.Length) throw new AssumptionException($"{Places.Length} places and {Values.Length} values given; they must pair up.");
        Assume.Finite(Values);
        if (Array.Exists(Places, p => p < 0 || p >= features)) throw new AssumptionException($"A feature is not one of 0 to {features - 1}.");
    }
}
