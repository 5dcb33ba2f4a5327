namespace Twins.Core.Fidelity;

/// <summary>Shares from utilities: e^v / Σ e^v.</summary>
internal static class Softmax
{
    /// <summary>Puts shares in the place of utilities and gives ln Σ e^v. Safe for utilities of any size.</summary>
    public static double Replace(Span<double> values)
    {
        var highest = double.NegativeInfinity;
        foreach (var v in values) highest = Math.Max(highest, v);
        var sum = 0.0;
        for (var j = 0; j < values.Length; j++) sum += values[j] = Math.Exp(values[j] - highest);
        for (var j = 0; j < values.Length; j++) values[j] /= sum;
        return highest + Math.Log(sum);
    }

    /// <summary>Shares of alternatives for one taste.</summary>
    public static void Of(double[] utilities, IReadOnlyList<double[]> alternatives, Span<double> shares)
    {
        for (var j = 0; j < alternatives.Count; j++)
        {
            if (alternatives[j].Length != utilities.Length) throw new AssumptionException($"An alternative has {alternatives[j].Length} codes and a taste {utilities.Length}; they must pair up.");
            shares[j] = 0;
            for (var k = 0; k < utilities.Length; k++) shares[j] += utilities[k] * alternatives[j][k];
        }
        Replace(shares[..alternatives.Count]);
    }
}
