namespace Twins.Core.Fidelity.Calibration;

/// <summary>The answers of one group.</summary>
/// <param name="Share">W, of the population.</param>
/// <param name="Mean">NaN without answers.</param>
/// <param name="Variance">s², over n − 1.</param>
/// <param name="Third">The unbiased third moment about the mean, Σ(y − ȳ)³ n/((n − 1)(n − 2)).</param>
internal readonly record struct Stratum(double Share, int Count, double Mean, double Variance, double Third, bool IsYesNo)
{
    /// <summary>W² s²/n, the group's part of the variance of the mean.</summary>
    public double MeanVariance => Share * Share * Variance / Count;

    /// <summary>W³ m₃/n², its part of the third moment of the mean.</summary>
    public double MeanThird => Math.Pow(Share, 3) * Third / ((double)Count * Count);

    /// <summary>(k + ½)/(n + 1), a share that is never 0 or 1.</summary>
    public double Likely => ((Mean * Count) + .5) / (Count + 1);

    public double LikelyVariance => Share * Share * Likely * (1 - Likely) / Count;

    public static Stratum[] Of(ReadOnlySpan<int> groups, ReadOnlySpan<double> answers, double[] shares)
    {
        if (groups.Length != answers.Length) throw new AssumptionException($"{groups.Length} groups and {answers.Length} answers given; they must pair up.");
        var members = shares.Select(_ => new List<double>()).ToArray();
        for (var i = 0; i < groups.Length; i++)
        {
            if (groups[i] < 0 || groups[i] >= shares.Length) throw new AssumptionException($"Group {groups[i]} has no share of the population; groups are counted from 0 to {shares.Length - 1}.");
            if (double.IsInfinity(answers[i])) throw new AssumptionException("An answer is infinite.");
            if (!double.IsNaN(answers[i])) members[groups[i]].Add(answers[i]);
        }
        return [.. members.Select((m, g) => Of(m, shares[g]))];
    }

    private static Stratum Of(List<double> answers, double share)
    {
        double n = answers.Count, mean = n > 0 ? answers.Average() : double.NaN, squares = 0, cubes = 0;
        foreach (var answer in answers)
        {
            // Answers a few ulps from their mean do not differ from it.
            var off = Math.Abs(answer - mean) <= 1e-15 * Math.Abs(mean) ? 0 : answer - mean;
            squares += off * off;
            cubes += off * off * off;
        }
        return new Stratum(share, answers.Count, mean, squares / (n - 1), cubes * n / ((n - 1) * (n - 2)), answers.All(a => a is 0 or 1));
    }
}
