namespace Twins.Core.Respondents.Offline.Answers;

/// <summary>
/// From a latent stand to probabilities. Ordered logit (McCullagh 1980): P(answer ≤ k of K) = σ(c_k − z) with fixed cut
/// points c_k = w·logit(k/K). With w = 1.9 a person in the middle answers five points with SD 1.03, most often the
/// middle: inside what repeated human answers show, and no certainty is claimed.
/// </summary>
internal static class Link
{
    private const double Spread = 1.9;

    public static double[] Ordinal(int count, double latent)
    {
        var p = new double[count];
        var below = 0.0;
        for (var k = 1; k <= count; k++)
        {
            var share = (double)k / count;
            var upTo = k == count ? 1 : Logistic((Spread * Math.Log(share / (1 - share))) - latent);
            p[k - 1] = Math.Max(0, upTo - below);
            below = upTo;
        }
        return Normal(p);
    }

    public static double[] Softmax(IReadOnlyList<double> utilities)
    {
        var highest = utilities.Max();
        return Normal([.. utilities.Select(u => Math.Exp(u - highest))]);
    }

    /// <summary>Independent picks, shifted together until the expected number lies within the limits.</summary>
    public static double[] Picks(IReadOnlyList<double> logits, double fewest, double most)
    {
        var expected = logits.Sum(Logistic);
        if (expected >= fewest && expected <= most) return [.. logits.Select(Logistic)];
        var wanted = Math.Clamp(expected, fewest, most);
        double low = -30, high = 30;
        for (var i = 0; i < 50; i++)
        {
            var middle = (low + high) / 2;
            if (logits.Sum(l => Logistic(l + middle)) < wanted) low = middle;
            else high = middle;
        }
        // The lower end keeps within a maximum, the upper end within a minimum.
        var shift = expected > most ? low : high;
        return [.. logits.Select(l => Logistic(l + shift))];
    }

    public static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    private static double[] Normal(double[] p)
    {
        var sum = p.Sum();
        for (var i = 0; i < p.Length; i++) p[i] /= sum;
        return p;
    }
}
