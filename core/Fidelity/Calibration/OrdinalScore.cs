namespace Twins.Core.Fidelity.Calibration;

/// <summary>
/// For scales such as Likert's: the mass of the interval that grows from the likeliest answer by its likelier neighbour until
/// it holds y (ordinal APS; Lu, Angelopoulos and Pomerantz 2022), without randomisation. Sets have no gaps. Where more than α of
/// people give the answer that twins hold least likely, the set is the whole scale and covers everybody.
/// </summary>
public static class OrdinalScore
{
    /// <param name="distribution">Over K answers from low to high.</param>
    /// <param name="answer">From 0 to K − 1.</param>
    public static double Of(double[] distribution, int answer)
    {
        if (answer < 0 || answer >= distribution.Length) throw new AssumptionException($"Answer {answer} is not one of the {distribution.Length} possibilities.");
        return Growing(distribution).First(s => s.First <= answer && answer <= s.Last).Mass;
    }

    /// <summary>The largest interval of mass at most q̂, from its first to its last answer; the likeliest answer in any case.</summary>
    public static (int First, int Last) Set(double[] distribution, double threshold)
    {
        var found = Growing(distribution).First();
        foreach (var next in Growing(distribution))
        {
            if (next.Mass > threshold) break;
            found = next;
        }
        return (found.First, found.Last);
    }

    private static IEnumerable<(int First, int Last, double Mass)> Growing(double[] p)
    {
        Assume.Distribution(p);
        int first = Array.IndexOf(p, p.Max()), last = first;
        var mass = p[first];
        yield return (first, last, mass);
        while (last - first + 1 < p.Length)
        {
            // Equals go to the lower side, whatever the data, so that scores and sets agree.
            var down = last == p.Length - 1 || (first > 0 && p[first - 1] >= p[last + 1]);
            mass += down ? p[--first] : p[++last];
            yield return (first, last, mass);
        }
    }
}
