using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Choice;

namespace Twins.Tests.Fidelity.Choice;

public sealed class WillingnessToPayTests
{
    [Theory]
    [InlineData(50, -.35)]
    [InlineData(120, -.5)]
    public void Nineteen_of_twenty_intervals_hold_the_true_amount(int people, double price)
    {
        const int Studies = 3000;
        int held = 0, refused = 0;
        Parallel.For(0, Studies, study =>
        {
            var fit = MultinomialLogit.Fit(new ChoiceTable(new Choosers(study).Many(people, 4, [price, .6], [0, 0])));
            try
            {
                var worth = WillingnessToPay.Of(fit, 1, 0);
                if (worth.Interval.Low <= -.6 / price && -.6 / price <= worth.Interval.High) Interlocked.Increment(ref held);
            }
            catch (AssumptionException)
            {
                Interlocked.Increment(ref refused);
            }
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{held / (double)(Studies - refused):0.0000}, {refused} refused");
        Assert.InRange(refused, 0, Studies / 100);
        Assert.InRange(held / (double)(Studies - refused), .935, .965);
    }

    [Fact]
    public void No_amount_is_named_where_people_do_not_mind_the_price()
    {
        var fit = MultinomialLogit.Fit(new ChoiceTable(new Choosers(3).Many(50, 4, [0, .6], [0, 0])));
        Assert.Contains("cannot be told from 0", Assert.Throws<AssumptionException>(() => WillingnessToPay.Of(fit, 1, 0)).Message);
    }

    [Fact]
    public void The_interval_holds_the_amount_and_is_longer_on_the_far_side()
    {
        var worth = WillingnessToPay.Of(MultinomialLogit.Fit(new ChoiceTable(new Choosers(8).Many(40, 5, [-.3, .8], [0, 0]))), 1, 0);
        Assert.InRange(worth.Value, worth.Interval.Low, worth.Interval.High);
        Assert.True(worth.Interval.High - worth.Value > worth.Value - worth.Interval.Low);
    }

    [Fact]
    public void What_a_thousand_dollars_are_worth_does_not_depend_on_the_currency()
    {
        var tasks = new Choosers(9).Many(60, 5, [-.5, .8], [0, 0]);
        var dollars = WillingnessToPay.Of(MultinomialLogit.Fit(new ChoiceTable(tasks)), 1, 0);
        var cents = WillingnessToPay.Of(MultinomialLogit.Fit(new ChoiceTable([.. tasks.Select(t => t with { Alternatives = [.. t.Alternatives.Select(a => new[] { a[0] * 100, a[1] })] })])), 1, 0);
        Assert.Equal(dollars.Value * 100, cents.Value, 1e-5);
        Assert.Equal(dollars.Interval.Low * 100, cents.Interval.Low, 1e-4);
    }

    [Fact]
    public void The_worth_between_two_levels_does_not_depend_on_how_they_are_coded()
    {
        var tasks = new Choosers(10).Many(60, 6, [-.5, .8], [0, 0]);
        // 0 and 1 of the second column as −1 and 1: effects coding, whose coefficient is half the difference.
        var effects = tasks.ConvertAll(t => t with { Alternatives = [.. t.Alternatives.Select(a => new[] { a[0], (2 * a[1]) - 1 })] });
        var dummy = WillingnessToPay.Of(MultinomialLogit.Fit(new ChoiceTable(tasks)), 1, 0);
        var contrast = WillingnessToPay.Of(MultinomialLogit.Fit(new ChoiceTable(effects)), [0, 2], 0);
        Assert.Equal(dummy.Value, contrast.Value, 1e-8);
        Assert.Equal(dummy.Interval.Low, contrast.Interval.Low, 1e-8);
        Assert.Equal(dummy.Interval.High, contrast.Interval.High, 1e-8);
        Assert.Throws<AssumptionException>(() => WillingnessToPay.Of(MultinomialLogit.Fit(new ChoiceTable(tasks)), [1], 0));
    }
}
