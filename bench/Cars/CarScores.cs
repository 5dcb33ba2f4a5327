using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Choice;

namespace Twins.Bench.Cars;

/// <summary>Hit rate and log-loss of every model on the choices held out, beside the reference figures.</summary>
internal static class CarScores
{
    /// <returns>The log-loss of the hierarchical logit.</returns>
    public static double Write(IReadOnlyList<ChoiceTask> training, IReadOnlyList<ChoiceTask> held, LogitFit aggregate, HierarchicalFit people, HierarchicalOptions options, TextWriter @out)
    {
        var tops = IndividualLogit.Fit(new ChoiceTable(training), people.Population);
        var individual = Holdout.Score(held, t => people.Shares(t.Person, t.Alternatives));
        @out.WriteLine($"{training.Count + held.Count:N0} choices of {people.People} people; {held.Count:N0} held out, the last {held.Count / people.People} of each. 95 % intervals by resampling people.");
        @out.WriteLine($"Prior spread {options.Spread}, chosen on the last two training choices of each person among .03, .1, .3 and 1; seed {options.Seed}; largest split R̂ {people.LargestRHat:0.00}.");
        @out.WriteLine();
        @out.WriteLine("| model | hit rate | log-loss | reference hit / log-loss |");
        @out.WriteLine("| --- | --- | --- | --- |");
        Row("random", Holdout.Score(held, t => [.. t.Alternatives.Select(_ => 1.0 / t.Alternatives.Count)]), ".333 / 1.099");
        Row("aggregate MNL", Holdout.Score(held, t => LogitShares.Of(aggregate.Coefficients, t.Alternatives)), ".646 / .814");
        Row("individual MAP, hierarchical prior", Holdout.Score(held, t => LogitShares.Of(tops[t.Person].Utilities, t.Alternatives)), ".692 / .712");
        Row("individual, averaged over the posterior", individual, ".692 / .712");
        return individual.LogLoss;

        void Row(string name, Holdout score, string reference) =>
            @out.WriteLine($"| {name} | {score.HitRate:0.000} ({Show(score.HitInterval)}) | {score.LogLoss:0.000} ({Show(score.LogLossInterval)}) | {reference} |");
    }

    private static string Show(Interval? interval) => interval is { } i ? $"{i.Low:0.000} to {i.High:0.000}" : "no interval";
}
