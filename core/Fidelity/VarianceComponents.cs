using MathNet.Numerics.LinearAlgebra;

namespace Twins.Core.Fidelity;

/// <summary>
/// Where the variance of single answers comes from: y = μ + column_v + row_i + (row × column)_iv + order + wording + repeat,
/// all effects random.
/// </summary>
/// <param name="Column">Between things (variants), as a share of the sum.</param>
/// <param name="Row">Between units (twins), whatever they see.</param>
/// <param name="Interaction">Units differing in what they prefer. Without repeats it holds their noise too.</param>
/// <param name="Order">Null where order did not vary or cannot be told from wording.</param>
/// <param name="Wording">Null where wording did not vary or cannot be told from order.</param>
/// <param name="Repeat">The same unit asked the same again; null where no unit was asked twice.</param>
/// <param name="Total">The sum of the components, in the answers' unit squared.</param>
public sealed record VarianceComponents(double Column, double Row, double Interaction, double? Order, double? Wording, double? Repeat, double Total)
{
    /// <summary>
    /// Estimates by the method of moments (Henderson's method III, 1953), in two steps that need sums per cell only.
    /// (1) Order and wording: least squares within cells, or beside row + column effects where nobody saw both levels;
    /// what is left within cells is the repeat variance. (2) Row, column and row × column on the adjusted cell means, whose
    /// expected sums of squares are (N−R)σ²_col + (C−1)σ²_res, (N−C)σ²_row + (R−1)σ²_res and df·σ²_res with
    /// σ²_res = σ²_int + σ²_rep · mean(1/n_iv) (N cells, R rows, C columns). Equals type II sums of squares where the
    /// table is balanced. Negative estimates count as 0; shares sum to 1.
    /// </summary>
    /// <param name="cells">Sums per unit and thing; at most one cell for each pair. Sums[0] is y, best taken around its mean.</param>
    /// <param name="scatter">Σ z zᵀ over single answers, with z the answer and its indicators, as in the cells.</param>
    /// <param name="orders">How many of the indicators stand for order (its levels − 1); the rest stand for wording.</param>
    /// <returns>Null where fewer than two rows or columns hang together, or nothing varies.</returns>
    public static VarianceComponents? Of(IReadOnlyList<CrossedCell> cells, double[,] scatter, int orders)
    {
        if (cells.Count < 4) return null;
        var presentation = PresentationEffects.Of(cells, Matrix<double>.Build.DenseOfArray(scatter), orders);
        var means = cells.Select(c => new CrossedCell(c.Row, c.Column, 1, [presentation.Adjust(c) / c.Count])).ToList();
        var byRow = new AdditiveFit(means, 1);
        var columnsAlone = means.GroupBy(c => c.Column).Sum(g => Math.Pow(g.Sum(c => c.Sums[0]), 2) / g.Count());
        var left = cells.Count - byRow.Rows - byRow.Rank;
        if (left < 1 || byRow.Rank < 1 || byRow.Rows < 2) return null;
        var all = means.Sum(c => c.Sums[0] * c.Sums[0]);
        var residual = Math.Max(0, all - byRow.Explained[0, 0]) / left;
        var column = (byRow.BeyondRows[0, 0] - byRow.Rank * residual) / (cells.Count - byRow.Rows);
        var row = (byRow.Explained[0, 0] - columnsAlone - (byRow.Rows - 1) * residual) / (cells.Count - byRow.Columns);
        var interaction = residual - (presentation.Repeat ?? 0) * cells.Average(c => 1.0 / c.Count);
        return Shares(column, row, interaction, presentation);
    }

    private static VarianceComponents? Shares(double column, double row, double interaction, PresentationEffects presentation)
    {
        double?[] parts = [column, row, interaction, presentation.Order, presentation.Wording, presentation.Repeat];
        var total = parts.Sum(p => Math.Max(0, p ?? 0));
        if (!(total > 1e-12)) return null;
        double? Share(int k) => parts[k] is { } p ? Math.Max(0, p) / total : null;
        return new VarianceComponents(Share(0)!.Value, Share(1)!.Value, Share(2)!.Value, Share(3), Share(4), Share(5), total);
    }
}
