namespace Twins.Core.Fidelity.Accuracy;

/// <summary>Accuracy on answers that are categories: hit or miss.</summary>
public static class Matches
{
    /// <summary>
    /// The share of pairs whose codes are equal, from 0 to 1. A pair with a missing answer (NaN) takes no part. On unbalanced
    /// items the commonest answer alone scores high: print <see cref="Majority"/> beside it.
    /// </summary>
    /// <exception cref="AssumptionException">Lengths that differ or no whole pair.</exception>
    public static double Share(ReadOnlySpan<double> human, ReadOnlySpan<double> twin)
    {
        Assume.SameLength(human, twin);
        int hits = 0, pairs = 0;
        for (var i = 0; i < human.Length; i++)
        {
            if (!PairOrigin.IsWhole(human[i], twin[i])) continue;
            pairs++;
            if (human[i] == twin[i]) hits++;
        }
        Assume.AtLeast(1, pairs, "pairs of answers");
        return (double)hits / pairs;
    }

    /// <summary>What a constant at the humans' commonest answer scores: its share among the answers that are not missing.</summary>
    /// <exception cref="AssumptionException">Every answer is missing.</exception>
    public static double Majority(ReadOnlySpan<double> human)
    {
        var counts = new Dictionary<double, int>();
        foreach (var answer in human)
            if (!double.IsNaN(answer)) counts[answer] = counts.GetValueOrDefault(answer) + 1;
        Assume.AtLeast(1, counts.Count, "answers");
        return (double)counts.Values.Max() / counts.Values.Sum();
    }
}
