namespace Twins.Core.Fidelity.Resampling;

/// <summary>
/// What n units (twins, people) measured on S statistics (say, one per variant): the input of every resampling. A value a
/// unit does not have is NaN and takes no part; a unit counts by its weight.
/// </summary>
public sealed class UnitTable
{
    private readonly double[] values;
    private readonly double[] weights;

    /// <param name="values">n × S, row by row.</param>
    /// <param name="weights">n weights, finite and not negative; only their proportions matter.</param>
    /// <exception cref="AssumptionException">Nothing to measure, sizes that do not match, infinite values or useless weights.</exception>
    public UnitTable(double[] values, double[] weights, int statistics)
    {
        Assume.AtLeast(1, statistics, "statistics");
        Assume.AtLeast(1, weights.Length, "units");
        Assume.Weights(weights);
        if (values.Length != weights.Length * statistics) throw new AssumptionException($"{values.Length} values given; {weights.Length} units with {statistics} statistics have {weights.Length * statistics}.");
        foreach (var value in values)
            if (double.IsInfinity(value)) throw new AssumptionException("A value is infinite.");
        (this.values, this.weights, Statistics) = (values, weights, statistics);
    }

    public int Statistics { get; }

    public int Units => weights.Length;

    public double this[int unit, int statistic] => values[unit * Statistics + statistic];

    public double Weight(int unit) => weights[unit];

    public bool Has(int unit, int statistic) => weights[unit] > 0 && !double.IsNaN(this[unit, statistic]);

    /// <summary>The weighted mean Σ w_i x_i / Σ w_i over the units that have the value; NaN where none has.</summary>
    public double Mean(int statistic)
    {
        double sum = 0, total = 0;
        for (var i = 0; i < Units; i++)
        {
            if (!Has(i, statistic)) continue;
            sum += weights[i] * this[i, statistic];
            total += weights[i];
        }
        return sum / total;
    }

    /// <summary>Kish's effective number of the units that have the value; 0 where none has.</summary>
    public double EffectiveUnits(int statistic)
    {
        double sum = 0, squares = 0;
        for (var i = 0; i < Units; i++)
        {
            if (!Has(i, statistic)) continue;
            sum += weights[i];
            squares += weights[i] * weights[i];
        }
        return squares > 0 ? sum * sum / squares : 0;
    }

    /// <summary>How many units have both values.</summary>
    public int Both(int a, int b)
    {
        var count = 0;
        for (var i = 0; i < Units; i++)
            if (Has(i, a) && Has(i, b)) count++;
        return count;
    }
}
