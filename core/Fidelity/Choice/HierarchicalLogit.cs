using MathNet.Numerics.LinearAlgebra;

namespace Twins.Core.Fidelity.Choice;

/// <summary>
/// The hierarchical (mixed) logit: each person has tastes β_i ~ N(μ, Σ) and chooses by P = e^{x·β_i} / Σ e^{x·β_i}. Estimated
/// by Gibbs sampling (Allenby and Rossi 1999; Train 2009, chapter 12): μ | β ~ N(β̄, Σ/n); Σ | β, μ ~ inverse Wishart with
/// K + 3 + n degrees of freedom and scale (K + 3)·S₀ + Σ_i (β_i − μ)(β_i − μ)ᵀ; β_i by Hamiltonian steps. Between them all people move together
/// with their mean and their spread (Yu and Meng 2011), since people with few choices would else hold both back.
/// </summary>
/// <remarks>
/// Sampling is used in place of alternating MAP fits with Laplace covariances, since the latter overstates how far people
/// differ when each has few choices. Choice weights count within a person; people count alike, weigh them when shares are
/// read. Deterministic for a seed.
/// </remarks>
public static class HierarchicalLogit
{
    /// <exception cref="AssumptionException">Fewer than 10 people with choices, people without a choice, columns that never vary within choices or are collinear.</exception>
    public static HierarchicalFit Fit(ChoiceTable table, HierarchicalOptions options)
    {
        options.Checked();
        Identification.Spreads(table);
        var tasks = table.ByPerson();
        Assume.AtLeast(10, tasks.Length, "people");
        var without = Array.FindIndex(tasks, t => t.Length is 0);
        if (without >= 0) throw new AssumptionException($"Person {without} made no choice; number people without gaps, from 0.");
        var ranges = Ranges(table);
        var (start, unsure) = Start(table, ranges);
        var chain = new TasteChain([.. tasks.Select(t => new ChoiceDifferences(table, t, ranges))], start, unsure, options);
        for (var round = 0; round < options.Warmup; round++) chain.Advance(adapt: true);
        var kept = new List<TasteDraw>(options.Kept);
        while (kept.Count < options.Kept)
        {
            for (var round = 0; round < options.Every; round++) chain.Advance(adapt: false);
            kept.Add(chain.Draw(ranges));
        }
        return new HierarchicalFit(kept, tasks.Length);
    }

    /// <summary>One taste for all under a prior so wide that it only holds what the choices leave open, in units of the ranges.</summary>
    private static (Vector<double> Taste, Matrix<double> Unsure) Start(ChoiceTable table, Vector<double> ranges)
    {
        var scale = Matrix<double>.Build.DenseOfDiagonalVector(ranges);
        var all = IndividualLogit.Climb(table, [.. Enumerable.Range(0, table.Tasks)], Vector<double>.Build.Dense(ranges.Count), scale * scale / 100);
        return (scale * Vector<double>.Build.DenseOfArray(all.Utilities), scale * Matrix<double>.Build.DenseOfArray(all.Covariance) * scale);
    }

    /// <summary>Highest minus lowest code of each column, the unit in which the prior speaks whatever the columns' units.</summary>
    private static Vector<double> Ranges(ChoiceTable table)
    {
        var low = Enumerable.Repeat(double.PositiveInfinity, table.Attributes).ToArray();
        var high = Enumerable.Repeat(double.NegativeInfinity, table.Attributes).ToArray();
        for (var t = 0; t < table.Tasks; t++)
            for (var j = 0; j < table.Alternatives(t); j++)
                for (var k = 0; k < low.Length; k++)
                {
                    var code = table.Codes(t, j)[k];
                    (low[k], high[k]) = (Math.Min(low[k], code), Math.Max(high[k], code));
                }
        return Vector<double>.Build.Dense(low.Length, k => high[k] - low[k]);
    }
}
