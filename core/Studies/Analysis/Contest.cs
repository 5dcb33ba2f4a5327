using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Resampling;

namespace Twins.Core.Studies.Analysis;

/// <summary>What is compared with what: stimuli on a question's number, or the options of a choice with each other.</summary>
/// <param name="Ids">The contestants.</param>
/// <param name="Values">Per twin (row) and contestant, NaN where the twin said nothing.</param>
/// <param name="Tops">The same for favourable shares; null where nothing counts as favourable.</param>
/// <param name="Bounds">The ends of what a value can be; null where it has none.</param>
internal sealed record Contest(IReadOnlyList<string> Ids, double[] Values, double[]? Tops, double[] Weights, bool HighestIsBest, Interval? Bounds)
{
    public int Count => Ids.Count;

    /// <summary>The same contest among some of the twins.</summary>
    public Contest Among(int[] rows) => this with
    {
        Values = Rows(Values, rows),
        Tops = Tops is null ? null : Rows(Tops, rows),
        Weights = [.. rows.Select(i => Weights[i])],
    };

    public int Base(int contestant)
    {
        var count = 0;
        for (var i = 0; i < Weights.Length; i++)
            if (!double.IsNaN(Values[i * Count + contestant])) count++;
        return count;
    }

    /// <summary>Contestants, best first; ties in the order they were written.</summary>
    public int[] Order()
    {
        var table = new UnitTable(Values, Weights, Count);
        return [.. Enumerable.Range(0, Count).OrderBy(k => Math.Round(HighestIsBest ? -table.Mean(k) : table.Mean(k), 10))];
    }

    /// <summary>Values and favourable shares side by side.</summary>
    public UnitTable Table()
    {
        if (Tops is null) return new UnitTable(Values, Weights, Count);
        var both = new double[2 * Values.Length];
        for (var i = 0; i < Weights.Length; i++)
        {
            Values.AsSpan(i * Count, Count).CopyTo(both.AsSpan(2 * i * Count));
            Tops.AsSpan(i * Count, Count).CopyTo(both.AsSpan((2 * i + 1) * Count));
        }
        return new UnitTable(both, Weights, 2 * Count);
    }

    private double[] Rows(double[] values, int[] rows)
    {
        var chosen = new double[rows.Length * Count];
        for (var i = 0; i < rows.Length; i++) values.AsSpan(rows[i] * Count, Count).CopyTo(chosen.AsSpan(i * Count));
        return chosen;
    }
}
