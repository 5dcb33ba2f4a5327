using MathNet.Numerics.LinearAlgebra;

namespace Twins.Core.Fidelity;

/// <summary>
/// Least squares of several series on row + column effects of an incomplete two-way table, by eliminating the rows: only
/// a columns × columns system is solved, however many rows there are.
/// </summary>
internal sealed class AdditiveFit
{
    private readonly Matrix<double> rowPart;
    private readonly Matrix<double> columnPart;

    /// <param name="cells">At most one cell for each row and column.</param>
    /// <param name="series">How many of each cell's sums take part.</param>
    public AdditiveFit(IReadOnlyList<CrossedCell> cells, int series)
    {
        var columns = cells.Max(c => c.Column) + 1;
        var reduced = Matrix<double>.Build.Dense(columns, columns);
        var right = Matrix<double>.Build.Dense(columns, series);
        rowPart = Matrix<double>.Build.Dense(series, series);
        var used = new HashSet<int>();
        foreach (var row in cells.GroupBy(c => c.Row))
        {
            var members = row.ToList();
            double count = members.Sum(c => c.Count);
            var sums = new double[series];
            foreach (var cell in members)
                for (var k = 0; k < series; k++) sums[k] += cell.Sums[k];
            for (var k = 0; k < series; k++)
                for (var l = 0; l < series; l++) rowPart[k, l] += sums[k] * sums[l] / count;
            foreach (var cell in members)
            {
                used.Add(cell.Column);
                reduced[cell.Column, cell.Column] += cell.Count;
                foreach (var other in members) reduced[cell.Column, other.Column] -= cell.Count * other.Count / count;
                for (var k = 0; k < series; k++) right[cell.Column, k] += cell.Sums[k] - cell.Count * sums[k] / count;
            }
            Rows++;
        }
        Columns = used.Count;
        // Column effects are only known up to a constant, so the system is singular by one at least.
        var spectrum = reduced.Evd(Symmetricity.Symmetric);
        var values = spectrum.EigenValues.Real();
        var inverse = values.Map(v => v > 1e-9 * values.Maximum() ? 1 / v : 0);
        Rank = inverse.Count(v => v > 0);
        var turned = spectrum.EigenVectors.TransposeThisAndMultiply(right);
        columnPart = turned.TransposeThisAndMultiply(Matrix<double>.Build.DiagonalOfDiagonalVector(inverse) * turned);
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Degrees of freedom of the columns beside the rows: columns − 1 where the table hangs together.</summary>
    public int Rank { get; }

    /// <summary>Sums of squares and products explained by rows and columns together (the overall mean included).</summary>
    public Matrix<double> Explained => rowPart + columnPart;

    /// <summary>What columns explain beyond rows.</summary>
    public Matrix<double> BeyondRows => columnPart;
}
