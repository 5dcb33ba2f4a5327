using System.Globalization;
using MathNet.Numerics.Random;
using MathNet.Numerics.Statistics;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Resampling;

namespace Twins.Core.Personas.Segments;

/// <summary>Whether the twin of a segment answers as its members do, beside what chance allows and what everybody's answers would give.</summary>
public static class SegmentMatch
{
    /// <summary>
    /// Total variation distance from the members' answers, for the twin and for the answers of everybody; the floor is that of two
    /// resamples of the members (<see cref="HumanNoise"/>). Members and everybody are resampled (multinomially) for the interval of the difference
    /// everybody − twin, which is above 0 where the twin knows the segment and not only the crowd.
    /// </summary>
    /// <param name="members">How many members gave each of K answers; at least 2 people.</param>
    /// <param name="everybody">The same for everybody, members included.</param>
    /// <param name="twin">The twin's distribution over the K answers.</param>
    /// <exception cref="AssumptionException">Lengths differ, or there are too few people.</exception>
    public static AnswerMatch Of(string question, int[] members, int[] everybody, double[] twin, int seed, int draws = 2_000)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(everybody);
        if (members.Length != everybody.Length || members.Zip(everybody).Any(x => x.First > x.Second)) throw new AssumptionException($"'{question}': members and everybody must be counts over the same answers, with members among everybody.");
        double[] own = Shares(members), all = Shares(everybody);
        var (toTwin, toAll) = (Distributions.TotalVariation(own, twin), Distributions.TotalVariation(own, all));
        var floor = HumanNoise.Between(members, [(a, b) => Distributions.TotalVariation(a, b)], draws, seed)[0];
        return new AnswerMatch(question, members.Sum(), toTwin, toAll, floor, Gain(members, everybody, twin, draws, seed));
    }

    private static Interval Gain(int[] members, int[] everybody, double[] twin, int draws, int seed)
    {
        var chance = new Xoshiro256StarStar(seed, threadSafe: false);
        int[] others = [.. everybody.Zip(members, (e, m) => e - m)];
        var gains = new double[draws];
        for (var d = 0; d < draws; d++)
        {
            var (drawn, rest) = (Resample(members, chance), Resample(others, chance));
            var own = Shares(drawn);
            gains[d] = Distributions.TotalVariation(own, Shares([.. drawn.Zip(rest, (a, b) => a + b)])) - Distributions.TotalVariation(own, twin);
        }
        return new Interval(gains.QuantileCustom(.025, QuantileDefinition.R7), gains.QuantileCustom(.975, QuantileDefinition.R7));
    }

    private static int[] Resample(int[] counts, Xoshiro256StarStar chance)
    {
        var people = counts.SelectMany((n, k) => Enumerable.Repeat(k, n)).ToArray();
        var drawn = new int[counts.Length];
        for (var i = 0; i < people.Length; i++) drawn[people[chance.Next(people.Length)]]++;
        return drawn;
    }

    private static double[] Shares(int[] counts) => Distributions.Normalise([.. counts.Select(c => (double)c)]);
}

/// <param name="Members">n.</param>
/// <param name="Twin">Total variation distance from the members' answers to the twin's.</param>
/// <param name="Everybody">The same to everybody's answers: the baseline that knows nothing of the segment.</param>
/// <param name="Floor">The same between two resamples of the members.</param>
/// <param name="Gain">95 % interval of everybody − twin.</param>
public sealed record AnswerMatch(string Question, int Members, double Twin, double Everybody, NoiseFloor Floor, Interval Gain)
{
    public string Verdict => this switch
    {
        { Gain.Low: > 0 } when Twin <= Floor.High => "matches: as near as another sample of the members, and nearer than everybody's answers",
        { Gain.Low: > 0 } => "better than everybody's answers, and still further from the members than chance allows",
        { Gain.High: < 0 } => "worse than everybody's answers: do not use this twin for this question",
        _ when Twin <= Floor.High => "too close to call: as near as another sample of the members, but so are everybody's answers or nearly so",
        _ => "no better than everybody's answers",
    };

    public string Sentence => string.Create(CultureInfo.InvariantCulture, $"'{Question}' (n = {Members:N0}): twin {Twin:0.000}, everybody {Everybody:0.000}, floor {Floor.Mean:0.000} to {Floor.High:0.000}; gain {Gain.Low:+0.000;-0.000} to {Gain.High:+0.000;-0.000}: {Verdict}.");
}
