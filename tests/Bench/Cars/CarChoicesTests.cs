using Twins.Bench.Cars;
using Twins.Core.Fidelity.Choice;

namespace Twins.Tests.Bench.Cars;

public sealed class CarChoicesTests
{
    [Fact]
    public void The_last_choices_among_cars_are_foretold_as_well_as_the_reference_says()
    {
        var (training, held) = Holdout.Last(CarChoices.Read(SharedFolder.Path("data", "choice", "cars_us_conjoint.csv")), 3);
        var table = new ChoiceTable(training);
        var aggregate = MultinomialLogit.Fit(table).Coefficients;
        var all = Holdout.Score(held, t => LogitShares.Of(aggregate, t.Alternatives));
        Assert.Equal(.646, all.HitRate, .0005);
        Assert.Equal(.814, all.LogLoss, .0005);
        // A shorter chain than the benchmark's, and the prior as it is where nobody chose one.
        var people = HierarchicalLogit.Fit(table, new HierarchicalOptions { Seed = 1, Warmup = 200, Kept = 150, Every = 2 });
        var each = Holdout.Score(held, t => people.Shares(t.Person, t.Alternatives));
        Assert.InRange(each.HitRate, .68, .75);
        Assert.InRange(each.LogLoss, .6, .70);
    }
}
