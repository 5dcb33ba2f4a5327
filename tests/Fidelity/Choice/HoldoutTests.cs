using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Choice;

namespace Twins.Tests.Fidelity.Choice;

public sealed class HoldoutTests
{
    private static readonly double[][] Three = [[1], [2], [3]];

    [Fact]
    public void A_guess_among_three_hits_a_third_and_loses_ln_three()
    {
        var score = Holdout.Score([new ChoiceTask(0, Three, 0), new ChoiceTask(1, Three, 2)], _ => [1 / 3.0, 1 / 3.0, 1 / 3.0]);
        Assert.Equal(1 / 3.0, score.HitRate, 1e-12);
        Assert.Equal(Math.Log(3), score.LogLoss, 1e-12);
    }

    [Fact]
    public void Choices_count_by_their_weight()
    {
        var score = Holdout.Score([new ChoiceTask(0, Three, 0, 3), new ChoiceTask(0, Three, 1), new ChoiceTask(1, Three, 1, 0)], _ => [.5, .25, .25]);
        Assert.Equal(.75, score.HitRate, 1e-12);
        Assert.Equal((3 * -Math.Log(.5) - Math.Log(.25)) / 4, score.LogLoss, 1e-12);
        Assert.Null(score.HitInterval);
    }

    [Fact]
    public void The_last_choices_of_each_person_are_set_aside()
    {
        List<ChoiceTask> tasks = [.. Enumerable.Range(0, 12).Select(t => new ChoiceTask(t % 3, Three, t / 3 % 3, t + 1))];
        var (training, held) = Holdout.Last(tasks, 1);
        Assert.Equal([10, 11, 12], held.Select(t => t.Weight));
        Assert.Equal(9, training.Count);
        Assert.Throws<AssumptionException>(() => Holdout.Last(tasks, 4));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(200)]
    public void Nineteen_of_twenty_intervals_hold_the_hit_rate_and_the_log_loss_of_all_people(int people)
    {
        // One taste is foretold for people who have tastes of their own, so that a person's choices hang together.
        double[] mean = [-.5, .8], spread = [.3, .8];
        double[] Foretold(ChoiceTask task) => LogitShares.Of(mean, task.Alternatives);
        var truth = Holdout.Score(new Choosers(1).Many(60_000, 3, mean, spread), Foretold, draws: 2);
        (double Low, double High)[] hits = new (double, double)[2000], losses = new (double, double)[2000];
        Parallel.For(0, hits.Length, study =>
        {
            var score = Holdout.Score(new Choosers(study + 10).Many(people, 3, mean, spread), Foretold, 500, study);
            (hits[study], losses[study]) = ((score.HitInterval!.Value.Low, score.HitInterval.Value.High), (score.LogLossInterval!.Value.Low, score.LogLossInterval.Value.High));
        });
        Simulation.Holds(hits.Count(h => h.Low <= truth.HitRate && truth.HitRate <= h.High) / 2000.0);
        Simulation.Holds(losses.Count(l => l.Low <= truth.LogLoss && truth.LogLoss <= l.High) / 2000.0);
    }

    [Fact]
    public void Shares_that_are_no_distribution_are_refused()
    {
        Assert.Throws<AssumptionException>(() => Holdout.Score([], _ => []));
        Assert.Throws<AssumptionException>(() => Holdout.Score([new ChoiceTask(0, Three, 0)], _ => [.5, .5]));
        Assert.Throws<AssumptionException>(() => Holdout.Score([new ChoiceTask(0, Three, 0)], _ => [.5, .5, double.NaN]));
    }

    [Fact]
    public void A_certainty_that_was_wrong_costs_much_but_not_without_end() =>
        Assert.InRange(Holdout.Score([new ChoiceTask(0, Three, 0)], _ => [0, 1, 0]).LogLoss, 20, 40);
}
