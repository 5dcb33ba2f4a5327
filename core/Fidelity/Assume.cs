namespace Twins.Core.Fidelity;

/// <summary>The preconditions that several statistics share.</summary>
internal static class Assume
{
    public static void SameLength(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        if (a.Length != b.Length) throw new AssumptionException($"The two series have {a.Length} and {b.Length} values; they must pair up.");
    }

    public static void AtLeast(int least, int count, string what)
    {
        if (count < least) throw new AssumptionException($"{count} {what} given; at least {least} are needed.");
    }

    public static void Finite(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
            if (!double.IsFinite(value)) throw new AssumptionException($"{value} is not a finite number.");
    }

    /// <summary>A share strictly between 0 and 1, such as a confidence, a power or a level.</summary>
    public static void Share(double value, string what)
    {
        if (!(value is > 0 and < 1)) throw new AssumptionException($"The {what} is {value}; it must lie between 0 and 1.");
    }

    public static void Distribution(ReadOnlySpan<double> p)
    {
        AtLeast(1, p.Length, "possibilities");
        var sum = 0.0;
        foreach (var value in p)
        {
            if (!(value >= 0)) throw new AssumptionException($"{value} is not a probability.");
            sum += value;
        }
        if (Math.Abs(sum - 1) > 1e-6) throw new AssumptionException($"The probabilities sum to {sum}, not to 1.");
    }

    public static void Weights(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
        {
            if (!(weight >= 0) || !double.IsFinite(weight)) throw new AssumptionException($"{weight} is not a weight; weights are finite and not negative.");
            sum += weight;
        }
        if (sum <= 0) throw new AssumptionException("All weights are zero.");
    }
}
