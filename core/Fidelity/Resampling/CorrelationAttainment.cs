using MathNet.Numerics.Random;

namespace Twins.Core.Fidelity.Resampling;

/// <summary>
/// How much of what people's own noise lets anybody reach the twins reach, over the mean answers to several things (Maier
/// et al. 2025): E[R_xy] / E[R_xx].
/// </summary>
/// <param name="Twins">E[R_xy], Pearson's r of the twins' means with those of a random half of the people of each thing.</param>
/// <param name="Ceiling">E[R_xx], the same between the two halves of the people: the highest that can be expected.</param>
/// <param name="Value">Their quotient; above 1 is chance. Null where the ceiling is not above 0: people do not tell the things apart.</param>
/// <param name="Interval">Bootstrap over things; null where it cannot be told.</param>
public readonly record struct CorrelationAttainment(double Twins, double Ceiling, double? Value, Interval? Interval)
{
    private const int Resamples = 1000;

    /// <param name="people">Per thing (concept, survey, message) the answers of its people, at least two each.</param>
    /// <param name="twins">Per thing the answers of its twins, at least one each.</param>
    /// <param name="draws">Random halves, at least 2; 2,000 in the source.</param>
    /// <exception cref="AssumptionException">Fewer than 4 things, too few answers, or means that do not vary at all.</exception>
    public static CorrelationAttainment Of(IReadOnlyList<double[]> people, IReadOnlyList<double[]> twins, int draws, int seed)
    {
        Check(people, twins, draws);
        double[] means = [.. twins.Select(t => t.Average())];
        var halves = Halves(people, draws, new Xoshiro256StarStar(seed, threadSafe: false));
        int[] all = [.. Enumerable.Range(0, means.Length)];
        if (Mean(halves, means, all) is not { } found) throw new AssumptionException("The mean answers of people or of twins do not vary between the things; there is nothing to correlate.");
        var interval = CaseBootstrap.Interval(means.Length, drawn => Mean(halves, means, drawn) is { Ceiling: > 0 } m ? m.Twins / m.Ceiling : null, Resamples, seed);
        return new CorrelationAttainment(found.Twins, found.Ceiling, found.Ceiling > 0 ? found.Twins / found.Ceiling : null, interval);
    }

    /// <summary>Per draw the means of one half and of the other, for every thing.</summary>
    private static (double[] One, double[] Other)[] Halves(IReadOnlyList<double[]> people, int draws, Xoshiro256StarStar chance)
    {
        double[][] decks = [.. people.Select(p => (double[])p.Clone())];
        var halves = new (double[] One, double[] Other)[draws];
        for (var draw = 0; draw < draws; draw++)
        {
            foreach (var deck in decks) chance.Shuffle(deck);
            halves[draw] = ([.. decks.Select(d => d[..(d.Length / 2)].Average())], [.. decks.Select(d => d[(d.Length / 2)..].Average())]);
        }
        return halves;
    }

    private static (double Twins, double Ceiling)? Mean((double[] One, double[] Other)[] halves, double[] twins, int[] things)
    {
        double reached = 0, ceiling = 0;
        var count = 0;
        double[] own = [.. things.Select(k => twins[k])];
        foreach (var (one, other) in halves)
        {
            double[] half = [.. things.Select(k => one[k])], rest = [.. things.Select(k => other[k])];
            if (Agreement.Pearson(own, half) is not { } r || Agreement.Pearson(half, rest) is not { } most) continue;
            reached += r;
            ceiling += most;
            count++;
        }
        return count is 0 ? null : (reached / count, ceiling / count);
    }

    private static void Check(IReadOnlyList<double[]> people, IReadOnlyList<double[]> twins, int draws)
    {
        Assume.AtLeast(4, people.Count, "things");
        Assume.AtLeast(2, draws, "draws");
        if (people.Count != twins.Count) throw new AssumptionException($"{people.Count} things with people and {twins.Count} with twins given; they must pair up.");
        foreach (var answers in people)
        {
            Assume.AtLeast(2, answers.Length, "people of a thing");
            Assume.Finite(answers);
        }
        foreach (var answers in twins)
        {
            Assume.AtLeast(1, answers.Length, "twins of a thing");
            Assume.Finite(answers);
        }
    }
}
