using MathNet.Numerics.Random;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Calibration;

namespace Twins.Bench.MegaStudy;

/// <summary>PPI++ with n random labels per outcome; the truth is the mean of everybody who answered.</summary>
/// <param name="Coverage">Of the paper's interval θ ± 1.96 SE.</param>
/// <param name="Small">Of the interval for small samples, where people are drawn with replacement: then the people on file are a population without end, as the interval takes them.</param>
/// <param name="Refused">Share of samples for which that one is refused.</param>
/// <param name="Reported">Mean of s²/n over SE², as the reference counts it: s² over n − 1, SE² over n.</param>
/// <param name="Alike">The same with both over n.</param>
/// <param name="Realised">Mean over outcomes of the labels' mean squared error over PPI++'s: what is really gained.</param>
public sealed record RectifiedTrial(double Coverage, double Small, double Refused, double Reported, double Alike, double Realised)
{
    private const int Rounds = 100;

    /// <summary>Rounds that are also bootstrapped.</summary>
    private const int Bootstrapped = 10;

    private const int Draws = 999;

    public static RectifiedTrial Run(MegaStudyTable table, int labels, int seed)
    {
        var tallies = table.Outcomes.Select(o => new RectifiedTally(o)).ToArray();
        var chance = new Xoshiro256StarStar(seed, threadSafe: false);
        for (var round = 0; round < Rounds; round++)
        {
            var order = new PeopleSplit((seed * 1_000L) + round);
            int[] queue = [.. Enumerable.Range(0, table.People.Count).OrderBy(i => order.Place(table.People[i]))];
            foreach (var tally in tallies)
            {
                tally.Add(tally.Sample(queue, labels).Mean());
                if (round < Bootstrapped) tally.Add(TryInterval(tally.Redrawn(labels, chance), round));
            }
        }
        return new RectifiedTrial(
            tallies.Average(t => t.Held), tallies.Sum(t => t.SmallHeld) / tallies.Sum(t => t.Given), 1 - (tallies.Sum(t => t.Given) / (Bootstrapped * tallies.Length)),
            tallies.Average(t => t.Reported), tallies.Average(t => t.Alike), tallies.Average(t => t.Realised));
    }

    private static Interval? TryInterval(RectifiedSample sample, int seed)
    {
        try
        {
            return sample.Interval(Draws, seed);
        }
        catch (AssumptionException)
        {
            return null;
        }
    }
}
