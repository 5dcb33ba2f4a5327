using MathNet.Numerics.Distributions;

namespace Twins.Core.Fidelity.Planning;

/// <summary>How sure a comparison has to be.</summary>
public sealed record TestPlan
{
    /// <summary>α, the chance of calling equals different; .05 unless given. Two-sided.</summary>
    public double Alpha { get; init; } = .05;

    /// <summary>1 − β, the chance of seeing the difference if it is there; .8 unless given.</summary>
    public double Power { get; init; } = .8;

    /// <summary>
    /// How many comparisons are read together; α is divided by it (Bonferroni), which is what Holm's procedure asks of its
    /// first. 1 unless given.
    /// </summary>
    public int Comparisons { get; init; } = 1;

    /// <summary>z_α.</summary>
    internal double Level
    {
        get
        {
            Assume.Share(Alpha, "level");
            Assume.AtLeast(1, Comparisons, "comparisons");
            return Normal.InvCDF(0, 1, 1 - (Alpha / Comparisons / 2));
        }
    }

    /// <summary>(z_α + z_β)².</summary>
    internal double Squares
    {
        get
        {
            Assume.Share(Power, "power");
            var sum = Level + Normal.InvCDF(0, 1, Power);
            return sum > 0 ? sum * sum : throw new AssumptionException($"A power of {Power} is less than what the level of {Alpha} gives by itself; ask for more.");
        }
    }
}
