using MathNet.Numerics.Distributions;

namespace Twins.Core.Fidelity.Choice;

/// <summary>
/// A Hamiltonian Monte Carlo step (Duane and others 1987; Neal 2011) of one person's tastes: a push in a random direction,
/// followed along the slope of likelihood × prior for a few steps, then taken or not by Metropolis' rule.
/// </summary>
internal sealed class TasteMove(ChoiceDifferences person, Random chance)
{
    private const int Steps = 5;
    private const double GoodAcceptance = .8;
    private readonly double[] standard = new double[person.Attributes];
    private readonly double[] push = new double[person.Attributes];
    private readonly double[] slope = new double[person.Attributes];
    private readonly double[] trial = ChoiceDifferences.Pad(new double[person.Attributes]);
    private readonly double[] raw = ChoiceDifferences.Pad(new double[person.Attributes]);
    private double length = .35;

    /// <param name="tastes">K numbers, then zeros; moved in place.</param>
    public void Move(double[] tastes, TasteFrame frame, bool adapt)
    {
        frame.ToStandard(tastes, standard);
        for (var k = 0; k < push.Length; k++) push[k] = Normal.Sample(chance, 0, 1);
        var before = Height(frame) - (Squares(push) / 2);
        // Of changing length, so that no path comes back to where it began each time.
        var step = length * (.8 + (.4 * chance.NextDouble()));
        for (var s = 0; s < Steps; s++)
        {
            Along(push, slope, step / 2);
            Along(standard, push, step);
            var height = Height(frame);
            Along(push, slope, step / 2);
            if (s == Steps - 1) Decide(tastes, height - (Squares(push) / 2) - before, adapt);
        }
    }

    private void Decide(double[] tastes, double gain, bool adapt)
    {
        var taken = Math.Log(1 - chance.NextDouble()) < gain;
        if (adapt) length = Math.Min(.6, length * (taken ? 1 + (.1 * (1 - GoodAcceptance)) : 1 - (.1 * GoodAcceptance)));
        if (taken) trial.CopyTo(tastes, 0);
    }

    /// <summary>ln likelihood − |e|²/2 where the person stands, with its slope.</summary>
    private double Height(TasteFrame frame)
    {
        frame.ToTastes(standard, trial);
        var height = person.Slope(trial, raw) - (Squares(standard) / 2);
        frame.Turn(raw, slope);
        Along(slope, standard, -1);
        return height;
    }

    private static void Along(double[] values, double[] direction, double step)
    {
        for (var k = 0; k < values.Length; k++) values[k] += step * direction[k];
    }

    private static double Squares(double[] values)
    {
        var sum = 0.0;
        foreach (var v in values) sum += v * v;
        return sum;
    }
}
