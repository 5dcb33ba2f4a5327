namespace Twins.Core.Fidelity.Baselines;

/// <summary>
/// Answers as numbers for a regression: an indicator for each possibility of each column, and for ordered columns also the
/// place on the scale in SDs. A missing answer is 0 in all of them, that is, says nothing.
/// </summary>
internal sealed class AnswerFeatures
{
    private readonly AnswerTable table;
    private readonly Part[] parts;

    /// <param name="people">Those whose answers set the scale.</param>
    public AnswerFeatures(AnswerTable table, int[] columns, int[] people)
    {
        this.table = table;
        parts = new Part[columns.Length];
        for (var k = 0; k < columns.Length; k++)
        {
            parts[k] = new Part(columns[k], Width, Scale(table.Columns[columns[k]], people));
            Width += table.Columns[columns[k]].Possibilities + (parts[k].Scale is null ? 0 : 1);
        }
    }

    public int Width { get; }

    public SparseRow Of(int person)
    {
        var places = new List<int>(2 * parts.Length);
        var values = new List<double>(2 * parts.Length);
        foreach (var part in parts)
        {
            var column = table.Columns[part.Column];
            if (!column.Has(person)) continue;
            places.Add(part.First + column.Levels[person]);
            values.Add(1);
            if (part.Scale is not var (mean, deviation)) continue;
            places.Add(part.First + column.Possibilities);
            values.Add((column.Levels[person] - mean) / deviation);
        }
        return new SparseRow([.. places], [.. values]);
    }

    /// <summary>Null where the column has no order or does not vary.</summary>
    private static (double Mean, double Deviation)? Scale(AnswerColumn column, int[] people)
    {
        if (!column.IsOrdered || column.Shares(people) is not { } shares) return null;
        double[] levels = [.. Enumerable.Range(0, column.Possibilities).Select(l => (double)l)];
        var deviation = Distributions.StandardDeviation(shares, levels);
        return deviation > 0 ? (Distributions.Mean(shares, levels), deviation) : null;
    }

    private readonly record struct Part(int Column, int First, (double Mean, double Deviation)? Scale);
}
