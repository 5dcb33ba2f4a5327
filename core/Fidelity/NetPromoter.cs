namespace Twins.Core.Fidelity;

/// <summary>
/// The net promoter score (Reichheld 2003): share of promoters (9–10) minus share of detractors (0–6), in points from
/// −100 to 100.
/// </summary>
public static class NetPromoter
{
    /// <summary>What one answer from 0 to 10 adds: 100, 0 or −100; the score is the mean of these.</summary>
    public static int Points(int answer) => answer switch
    {
        >= 0 and <= 6 => -100,
        <= 8 and > 6 => 0,
        9 or 10 => 100,
        _ => throw new AssumptionException($"{answer} is not an answer from 0 to 10."),
    };

    /// <param name="distribution">11 probabilities, for 0 to 10.</param>
    public static double Score(ReadOnlySpan<double> distribution)
    {
        var (promoters, detractors) = Shares(distribution);
        return 100 * (promoters - detractors);
    }

    /// <summary>√((P + D − (P − D)²) / n), in points.</summary>
    /// <param name="distribution">11 probabilities, for 0 to 10.</param>
    /// <param name="units">n > 0 respondents.</param>
    public static double StandardError(ReadOnlySpan<double> distribution, double units)
    {
        if (!(units > 0)) throw new AssumptionException($"{units} respondents given; a score needs at least one.");
        var (promoters, detractors) = Shares(distribution);
        var net = promoters - detractors;
        return 100 * Math.Sqrt(Math.Max(0, promoters + detractors - net * net) / units);
    }

    private static (double Promoters, double Detractors) Shares(ReadOnlySpan<double> p)
    {
        if (p.Length != 11) throw new AssumptionException($"{p.Length} shares given; the score needs eleven, for 0 to 10.");
        Assume.Distribution(p);
        double promoters = 0, detractors = 0;
        for (var k = 0; k < p.Length; k++)
        {
            if (Points(k) > 0) promoters += p[k];
            else if (Points(k) < 0) detractors += p[k];
        }
        return (promoters, detractors);
    }
}
