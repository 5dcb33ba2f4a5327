using System.Globalization;

namespace Twins.Core.Personas.Populations;

/// <summary>
/// Iterative proportional fitting: from a table of ones, with zeros where nobody can be, each step scales the cells of one
/// target so that its sums are met, pₖ ← pₖ · tⱼ / Σᵢ∈ⱼ pᵢ, target after target until all are met at once. What it converges to
/// has the given tables and, among all that have, the least information beyond them: attributes that no table joins are
/// independent given those that do. Shares sum to 1. Source: Deming and Stephan, Annals of Mathematical Statistics 11 (1940)
/// 427–444; convergence with zeros: Csiszár, Annals of Probability 3 (1975) 146–158.
/// </summary>
internal static class ProportionalFitting
{
    private const int MostRounds = 2000;
    private const double Close = 1e-9, Accepted = 1e-5;

    /// <param name="table">Ones and zeros; becomes the fitted shares.</param>
    /// <returns>Rounds that it took, and the largest difference that is left.</returns>
    /// <exception cref="PopulationException">The targets contradict each other or a place that nobody can have.</exception>
    public static (int Rounds, double Left) Fit(Contingency table, IReadOnlyList<Target> targets)
    {
        var (left, worst) = (double.PositiveInfinity, "");
        for (var round = 1; round <= MostRounds; round++)
        {
            foreach (var target in targets) Scale(table.Cells, target);
            (left, worst) = Largest(table.Cells, targets);
            if (left < Close) return (round, left);
        }
        if (left < Accepted) return (MostRounds, left);
        throw new PopulationException(string.Create(CultureInfo.InvariantCulture, $"the tables contradict each other or what is impossible: after {MostRounds:N0} rounds '{worst}' is still off by {left:0.0000}. Check that their common attributes have the same shares, and that every value can occur."));
    }

    private static void Scale(double[] cells, Target target)
    {
        var sums = Sums(cells, target);
        for (var j = 0; j < sums.Length; j++)
        {
            if (sums[j] <= 0 && target.Shares[j] > 0) throw new PopulationException($"'{target.Name}' gives people a combination that is impossible by another table or rule (its row {j + 1}). Take the rule out, or set that share to 0.");
            sums[j] = sums[j] > 0 ? target.Shares[j] / sums[j] : 0;
        }
        for (var i = 0; i < cells.Length; i++) cells[i] *= sums[target.Places[i]];
    }

    private static (double Left, string Worst) Largest(double[] cells, IReadOnlyList<Target> targets)
    {
        var (left, worst) = (0.0, "");
        foreach (var target in targets)
        {
            var sums = Sums(cells, target);
            for (var j = 0; j < sums.Length; j++)
                if (Math.Abs(sums[j] - target.Shares[j]) is var off && off > left) (left, worst) = (off, target.Name);
        }
        return (left, worst);
    }

    internal static double[] Sums(double[] cells, Target target)
    {
        var sums = new double[target.Shares.Length];
        for (var i = 0; i < cells.Length; i++) sums[target.Places[i]] += cells[i];
        return sums;
    }
}

/// <summary>A population that cannot be; the message says why and what to change.</summary>
public sealed class PopulationException(string message) : Exception(message);
