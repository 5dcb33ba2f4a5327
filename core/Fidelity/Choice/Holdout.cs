using Twins.Core.Fidelity.Resampling;

namespace Twins.Core.Fidelity.Choice;

/// <summary>How well choices that a model has not seen are foretold.</summary>
/// <param name="HitRate">Weighted share of choices where the likeliest alternative was taken; alternatives tied at the top share the hit.</param>
/// <param name="LogLoss">Weighted mean of −ln P(chosen), in nats: ln J for a guess among J, 0 for certainty that was right.</param>
/// <param name="HitInterval">95 %, by resampling people; null with one person.</param>
/// <param name="LogLossInterval">95 %, by resampling people; null with one person.</param>
public sealed record Holdout(double HitRate, double LogLoss, Interval? HitInterval, Interval? LogLossInterval)
{
    /// <summary>Probabilities below this count as this, so that one certainty that was wrong is not an infinite loss.</summary>
    private const double Least = 1e-12;

    /// <param name="held">Choices that no part of the model has seen.</param>
    /// <param name="shares">The probabilities of a task's alternatives.</param>
    /// <exception cref="AssumptionException">No choice, or shares that are no distribution over the alternatives.</exception>
    public static Holdout Score(IReadOnlyList<ChoiceTask> held, Func<ChoiceTask, double[]> shares, int draws = 1000, int seed = 1)
    {
        Assume.AtLeast(1, held.Count, "choices held out");
        var scores = held.Where(t => t.Weight > 0).Select(t => Score(t, shares(t))).GroupBy(s => s.Person).ToList();
        Assume.AtLeast(1, scores.Count, "people with weight");
        var people = new UnitTable(
            [.. scores.SelectMany(p => new[] { p.Sum(s => s.Weight * s.Hit) / p.Sum(s => s.Weight), p.Sum(s => s.Weight * s.Loss) / p.Sum(s => s.Weight) })],
            [.. scores.Select(p => p.Sum(s => s.Weight))], 2);
        var resamples = Bootstrap.Means(people, draws, seed);
        return new Holdout(people.Mean(0), people.Mean(1), resamples.Interval(0, people.EffectiveUnits(0)), resamples.Interval(1, people.EffectiveUnits(1)));
    }

    /// <summary>Sets the last <paramref name="count"/> choices of each person aside, in the order given.</summary>
    /// <exception cref="AssumptionException">Somebody has not more choices than that.</exception>
    public static (IReadOnlyList<ChoiceTask> Training, IReadOnlyList<ChoiceTask> Held) Last(IReadOnlyList<ChoiceTask> tasks, int count)
    {
        var left = tasks.CountBy(t => t.Person).ToDictionary();
        foreach (var (person, made) in left)
            if (made <= count) throw new AssumptionException($"Person {person} made {made} choices; more than the {count} that are set aside are needed.");
        List<ChoiceTask> training = [], held = [];
        foreach (var task in tasks) (left[task.Person]-- > count ? training : held).Add(task);
        return (training, held);
    }

    private static (int Person, double Weight, double Hit, double Loss) Score(ChoiceTask task, double[] shares)
    {
        if (shares.Length != task.Alternatives.Count) throw new AssumptionException($"{shares.Length} shares given for {task.Alternatives.Count} alternatives.");
        Assume.Distribution(shares);
        var best = shares.Max();
        var hit = shares[task.Chosen] == best ? 1.0 / shares.Count(s => s == best) : 0;
        return (task.Person, task.Weight, hit, -Math.Log(Math.Max(shares[task.Chosen], Least)));
    }
}
