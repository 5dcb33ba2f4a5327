using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Calibration;

namespace Twins.Bench.MegaStudy;

/// <summary>What became of the samples of one outcome.</summary>
internal sealed class RectifiedTally(OutcomeAnswers outcome)
{
    private readonly int[] everybody = [.. Enumerable.Range(0, outcome.Human.Length).Where(outcome.IsWhole)];
    private readonly double truth = outcome.Human.Where((_, i) => outcome.IsWhole(i)).Average();
    private double rounds, held, reported, alike, classicalErrors, rectifiedErrors;

    public double Given { get; private set; }

    public double SmallHeld { get; private set; }

    public double Held => held / rounds;

    public double Reported => reported / rounds;

    public double Alike => alike / rounds;

    public double Realised => classicalErrors / rectifiedErrors;

    /// <summary>The first people of the queue who answered give labels, all others do not.</summary>
    public RectifiedSample Sample(int[] queue, int labels) => Of(Array.FindAll(queue, outcome.IsWhole), labels);

    /// <summary>As many people as answered, each drawn from all of them.</summary>
    public RectifiedSample Redrawn(int labels, Random chance) => Of(Array.ConvertAll(everybody, _ => everybody[chance.Next(everybody.Length)]), labels);

    private RectifiedSample Of(int[] people, int labels)
    {
        double[] twin = Array.ConvertAll(people, i => outcome.Twin[i]);
        return new RectifiedSample(Array.ConvertAll(people[..labels], i => outcome.Human[i]), twin[..labels], twin[labels..]);
    }

    public void Add(RectifiedMean mean)
    {
        rounds++;
        if (Holds(mean.Asymptotic())) held++;
        reported += mean.StandardError > 0 ? Math.Pow(mean.HumanError / mean.StandardError, 2) : 1;
        alike += mean.Gain;
        classicalErrors += Math.Pow(mean.HumanMean - truth, 2);
        rectifiedErrors += Math.Pow(mean.Value - truth, 2);
    }

    public void Add(Interval? interval)
    {
        if (interval is not { } given) return;
        Given++;
        if (Holds(given)) SmallHeld++;
    }

    private bool Holds(Interval interval) => interval.Low <= truth && truth <= interval.High;
}
