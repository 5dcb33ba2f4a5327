namespace Twins.Core.Fidelity.Baselines;

/// <summary>What n people answered to one question, or a category that they belong to.</summary>
/// <param name="Levels">For each person the possibility, 0 … K−1, or −1 where it is missing.</param>
/// <param name="Possibilities">K, at least 2.</param>
/// <param name="IsOrdered">The possibilities go from low to high in even steps, as those of a rating scale.</param>
public sealed record AnswerColumn(int[] Levels, int Possibilities, bool IsOrdered)
{
    public bool Has(int person) => Levels[person] >= 0;

    /// <summary>The shares of the possibilities among those of <paramref name="people"/> who answered; null where nobody did.</summary>
    public double[]? Shares(ReadOnlySpan<int> people)
    {
        var counts = new double[Possibilities];
        var answered = 0;
        foreach (var person in people)
        {
            if (!Has(person)) continue;
            counts[Levels[person]]++;
            answered++;
        }
        return answered is 0 ? null : Distributions.Normalise(counts);
    }
}
