using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using Twins.Core.Fidelity.Choice;

namespace Twins.Tests.Fidelity.Choice;

/// <summary>People with known tastes who choose by a logit, to hold estimates against.</summary>
internal sealed class Choosers(int seed)
{
    private readonly Xoshiro256StarStar chance = new(seed, threadSafe: false);

    public double[] Tastes(double[] mean, double[] deviations) => [.. mean.Select((m, k) => m + (deviations[k] * Normal.Sample(chance, 0, 1)))];

    /// <summary>Choices of one person among alternatives with a price from 1 to 5 and yes-or-no attributes.</summary>
    public IEnumerable<ChoiceTask> Choose(int person, double[] tastes, int tasks, int alternatives = 3)
    {
        for (var t = 0; t < tasks; t++)
        {
            double[][] shown = [.. Enumerable.Range(0, alternatives).Select(_ => Alternative(tastes.Length))];
            yield return new ChoiceTask(person, shown, Pick(LogitShares.Of(tastes, shown)));
        }
    }

    /// <summary>As many people as asked, each with their own tastes.</summary>
    public List<ChoiceTask> Many(int people, int tasks, double[] mean, double[] deviations) =>
        [.. Enumerable.Range(0, people).SelectMany(p => Choose(p, Tastes(mean, deviations), tasks))];

    public int Pick(double[] shares)
    {
        var left = chance.NextDouble();
        for (var j = 0; j < shares.Length - 1; j++)
        {
            left -= shares[j];
            if (left < 0) return j;
        }
        return shares.Length - 1;
    }

    private double[] Alternative(int attributes) => [.. Enumerable.Range(0, attributes).Select(k => k is 0 ? 1.0 + chance.Next(5) : chance.Next(2))];
}
