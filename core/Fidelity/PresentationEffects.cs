using MathNet.Numerics.LinearAlgebra;

namespace Twins.Core.Fidelity;

/// <summary>Step 1 of <see cref="VarianceComponents"/>: what order and wording do to single answers, and what repeats leave.</summary>
internal sealed class PresentationEffects
{
    private readonly List<int> indicators;
    private readonly Vector<double>? effects;

    private PresentationEffects(List<int> indicators, Vector<double>? effects) => (this.indicators, this.effects) = (indicators, effects);

    public double? Order { get; private init; }

    public double? Wording { get; private init; }

    public double? Repeat { get; private init; }

    /// <summary>A cell's sum of answers as if all had been shown in the first order and wording.</summary>
    public double Adjust(CrossedCell cell)
    {
        var sum = cell.Sums[0];
        for (var k = 0; k < indicators.Count; k++) sum -= effects![k] * cell.Sums[indicators[k]];
        return sum;
    }

    public static PresentationEffects Of(IReadOnlyList<CrossedCell> cells, Matrix<double> scatter, int orders)
    {
        var series = scatter.RowCount;
        var answers = cells.Sum(c => (double)c.Count);
        var within = Within(cells, scatter);
        var withinFreedom = answers - cells.Count;
        var additive = new AdditiveFit(cells, series);
        var beside = scatter - additive.Explained;
        var besideFreedom = answers - additive.Rows - additive.Rank;
        var order = Varying(scatter, answers, 1, orders);
        var wording = Varying(scatter, answers, 1 + orders, series - 1 - orders);
        // Wording gives way where the two were always changed together.
        foreach (var (first, second) in new[] { (order, wording), (order, []), ([], wording) })
        {
            List<int> both = [.. first, .. second];
            if (both.Count is 0) continue;
            if (Solvable(within, both, withinFreedom)) return Fit(within, withinFreedom, withinFreedom, within[0, 0], first, second);
            if (Solvable(beside, both, besideFreedom)) return Fit(beside, besideFreedom, withinFreedom, within[0, 0], first, second);
        }
        return new PresentationEffects([], null) { Repeat = withinFreedom > 0 ? Math.Max(0, within[0, 0]) / withinFreedom : null };
    }

    private static PresentationEffects Fit(Matrix<double> products, double freedom, double withinFreedom, double withinSquares, List<int> order, List<int> wording)
    {
        List<int> both = [.. order, .. wording];
        var solved = Block(products, both, both).Solve(Block(products, both, [0]).Column(0));
        var left = Left(products, both);
        var noise = left / (freedom - both.Count);
        // Effects found beside rows and columns say nothing about what varies within a cell.
        double? repeat = freedom == withinFreedom ? noise : withinFreedom > 0 ? Math.Max(0, withinSquares) / withinFreedom : null;
        return new PresentationEffects(both, solved)
        {
            Order = Component(products, order, wording, left, noise),
            Wording = Component(products, wording, order, left, noise),
            Repeat = repeat,
        };
    }

    /// <summary>(SS − df·σ²) / k with k the trace of the factor's indicators, all levels, after everything else.</summary>
    private static double? Component(Matrix<double> products, List<int> factor, List<int> other, double left, double noise)
    {
        if (factor.Count is 0) return null;
        var own = Block(products, factor, factor);
        if (other.Count > 0)
        {
            var cross = Block(products, other, factor);
            own -= cross.TransposeThisAndMultiply(Block(products, other, other).Solve(cross));
        }
        // The first level's indicator is one minus the others'.
        var trace = own.Trace() + own.RowSums().Sum();
        return (Left(products, other) - left - factor.Count * noise) / trace;
    }

    private static double Left(Matrix<double> products, List<int> explained)
    {
        if (explained.Count is 0) return Math.Max(0, products[0, 0]);
        var cross = Block(products, explained, [0]).Column(0);
        return Math.Max(0, products[0, 0] - cross.DotProduct(Block(products, explained, explained).Solve(cross)));
    }

    private static Matrix<double> Within(IReadOnlyList<CrossedCell> cells, Matrix<double> scatter)
    {
        var within = scatter.Clone();
        foreach (var cell in cells)
            for (var k = 0; k < within.RowCount; k++)
                for (var l = 0; l < within.RowCount; l++) within[k, l] -= cell.Sums[k] * cell.Sums[l] / cell.Count;
        return within;
    }

    /// <summary>Indicators that are neither always 0 nor always 1.</summary>
    private static List<int> Varying(Matrix<double> scatter, double answers, int first, int count) =>
        [.. Enumerable.Range(first, count).Where(k => scatter[k, k] > 0 && scatter[k, k] < answers)];

    private static bool Solvable(Matrix<double> products, List<int> indicators, double freedom)
    {
        if (freedom <= indicators.Count) return false;
        var block = Block(products, indicators, indicators);
        if (block.Diagonal().Minimum() < .5) return false;
        var scale = block.Diagonal().Map(d => 1 / Math.Sqrt(d));
        var values = block.MapIndexed((r, c, v) => v * scale[r] * scale[c]).Evd(Symmetricity.Symmetric).EigenValues.Real();
        return values.Minimum() > 1e-6;
    }

    private static Matrix<double> Block(Matrix<double> products, List<int> rows, List<int> columns) =>
        Matrix<double>.Build.Dense(rows.Count, columns.Count, (r, c) => products[rows[r], columns[c]]);
}
