using System.Text.Json;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Choice;

namespace Twins.Tests.Fidelity.Choice;

public sealed class MultinomialLogitTests
{
    private static readonly JsonElement Known = Figures.Fidelity("choice");

    [Fact]
    public void Weighted_choices_from_sets_of_differing_size_match_clogit()
    {
        var small = Known.GetProperty("small");
        var tasks = small.GetProperty("rows").EnumerateArray().GroupBy(r => r.GetProperty("task").GetInt32()).Select(g =>
        {
            var rows = g.ToList();
            return new ChoiceTask(rows[0].GetProperty("person").GetInt32(), [.. rows.Select(r => new[] { r.Number("price"), r.Number("red"), r.Number("size") })], rows.FindIndex(r => r.Number("choice") is 1), rows[0].Number("weight"));
        });
        Holds(small.GetProperty("fit"), MultinomialLogit.Fit(new ChoiceTable([.. tasks])));
    }

    [Fact]
    public void The_car_conjoint_matches_clogit()
    {
        var known = Known.GetProperty("cars");
        var fit = MultinomialLogit.Fit(new ChoiceTable(ChoiceFiles.Cars(Columns(known))));
        Holds(known, fit);
        Assert.Equal(-5760 * Math.Log(3), fit.NullLogLikelihood, 1e-6);
        Assert.Equal(1 - (fit.LogLikelihood / fit.NullLogLikelihood), fit.McFaddenRSquared, 1e-12);
    }

    [Fact]
    public void The_car_conjoint_with_sampling_weights_matches_clogit()
    {
        var known = Known.GetProperty("cars_weighted");
        Holds(known, MultinomialLogit.Fit(new ChoiceTable(ChoiceFiles.Cars(Columns(known), "weights"))));
    }

    [Fact]
    public void Scanner_purchases_of_yogurt_match_clogit()
    {
        var known = Known.GetProperty("yogurt");
        Holds(known, MultinomialLogit.Fit(new ChoiceTable(ChoiceFiles.Yogurt(Columns(known)))));
    }

    [Fact]
    public void An_integer_weight_is_the_same_as_asking_as_often()
    {
        var tasks = new Choosers(4).Many(30, 3, [-.5, .6], [.3, .3]);
        var weighted = MultinomialLogit.Fit(new ChoiceTable([.. tasks.Select((t, i) => t with { Weight = 1 + (i % 3) })]));
        var repeated = MultinomialLogit.Fit(new ChoiceTable([.. tasks.SelectMany((t, i) => Enumerable.Repeat(t, 1 + (i % 3)))]));
        for (var k = 0; k < 2; k++)
        {
            Assert.Equal(repeated.Coefficients[k], weighted.Coefficients[k], 1e-8);
            Assert.Equal(repeated.StandardError(k), weighted.StandardError(k), 1e-8);
        }
    }

    [Fact]
    public void A_change_of_units_changes_coefficients_by_it_and_nothing_else()
    {
        var tasks = new Choosers(5).Many(40, 4, [-.5, .6, .2], [.3, .3, .1]);
        var plain = MultinomialLogit.Fit(new ChoiceTable(tasks));
        var cents = MultinomialLogit.Fit(new ChoiceTable([.. tasks.Select(t => t with { Alternatives = [.. t.Alternatives.Select(a => new[] { a[0] * 1e5, a[1] + 7, a[2] * 1e-4 })] })]));
        Assert.Equal(plain.LogLikelihood, cents.LogLikelihood, 1e-7);
        Assert.Equal(plain.Coefficients[0], cents.Coefficients[0] * 1e5, 1e-7);
        Assert.Equal(plain.Coefficients[1], cents.Coefficients[1], 1e-7);
        Assert.Equal(plain.StandardError(2), cents.StandardError(2) * 1e-4, 1e-7);
    }

    [Fact]
    public void A_column_that_decides_every_choice_is_refused_by_number()
    {
        var tasks = new Choosers(6).Many(40, 4, [-.5, .6], [.3, .3]);
        List<ChoiceTask> separated = [.. tasks.Select(t => t with { Alternatives = [.. t.Alternatives.Select((a, j) => new[] { a[0], a[1], j == t.Chosen ? 1.0 : 0 })] })];
        Assert.Contains("separated by column 2:", Refusal(separated));
        // Never chosen where it is shown, and not always shown.
        List<ChoiceTask> never = [.. tasks.Select((t, i) => t with { Alternatives = [.. t.Alternatives.Select((a, j) => new[] { i % 4 is 0 && j != t.Chosen ? 1.0 : 0, a[0], a[1] })] })];
        Assert.Contains("separated by column 0:", Refusal(never));
    }

    [Fact]
    public void Columns_that_carry_the_same_differences_are_refused_by_number()
    {
        var tasks = new Choosers(7).Many(40, 4, [-.5, .6, .1], [.3, .3, .1]);
        List<ChoiceTask> sum = [.. tasks.Select(t => t with { Alternatives = [.. t.Alternatives.Select(a => new[] { a[0], a[1], a[2], 10 + a[1] - (2 * a[2]) })] })];
        Assert.Contains("columns 1, 2, 3 carry the same", Refusal(sum));
        List<ChoiceTask> constant = [.. tasks.Select((t, i) => t with { Alternatives = [.. t.Alternatives.Select(a => new[] { a[0], i, a[1] })] })];
        Assert.Contains("Column 1 is the same", Refusal(constant));
    }

    [Fact]
    public void Bad_choices_are_refused_in_words()
    {
        double[][] two = [[1, 2], [3, 4]];
        Assert.Contains("choices", Refusal([]));
        Assert.Contains("Alternative 2", Refusal([new ChoiceTask(0, two, 2)]));
        Assert.Contains("columns", Refusal([new ChoiceTask(0, [[1, 2], [1]], 0)]));
        Assert.Contains("finite", Refusal([new ChoiceTask(0, [[1, 2], [1, double.NaN]], 0)]));
        Assert.Contains("weight", Refusal([new ChoiceTask(0, two, 0, -1)]));
        Assert.Contains("zero", Refusal([new ChoiceTask(0, two, 0, 0)]));
        Assert.Contains("Person", Refusal([new ChoiceTask(-1, two, 0)]));
        Assert.Contains("alternatives", Refusal([new ChoiceTask(0, [[1, 2]], 0)]));
    }

    /// <summary>People whose tastes differ, so that choices of one person hang together: the hard case for errors.</summary>
    [Theory]
    [InlineData(40, 6, 0)]
    [InlineData(150, 4, 0)]
    [InlineData(60, 6, .5)]
    public void Nineteen_of_twenty_wald_intervals_hold_the_true_coefficient(int people, int tasks, double spread)
    {
        const int Studies = 3000;
        double[] mean = [-.5, .6];
        var truth = MultinomialLogit.Fit(new ChoiceTable(new Choosers(1).Many(spread > 0 ? 30_000 : 2, 6, mean, [spread, spread]))).Coefficients;
        if (spread is 0) truth = mean;
        var held = 0;
        Parallel.For(0, Studies, study =>
        {
            var fit = MultinomialLogit.Fit(new ChoiceTable(new Choosers(study + 100).Many(people, tasks, mean, [spread, spread])));
            for (var k = 0; k < 2; k++)
                if (fit.Interval(k).Low <= truth[k] && truth[k] <= fit.Interval(k).High) Interlocked.Increment(ref held);
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{held / (2.0 * Studies):0.0000}");
        Assert.InRange(held / (2.0 * Studies), .935, .965);
    }

    private static string[] Columns(JsonElement known) => [.. known.GetProperty("columns").EnumerateArray().Select(c => c.GetString()!)];

    private static string Refusal(IReadOnlyList<ChoiceTask> tasks) => Assert.Throws<AssumptionException>(() => MultinomialLogit.Fit(new ChoiceTable(tasks))).Message;

    private static void Holds(JsonElement known, LogitFit fit)
    {
        double[] coefficients = known.Numbers("coefficients"), errors = known.Numbers("se"), clustered = known.Numbers("clustered_se");
        for (var k = 0; k < coefficients.Length; k++)
        {
            Assert.Equal(coefficients[k], fit.Coefficients[k], 1e-6);
            Assert.Equal(errors[k], Math.Sqrt(fit.Covariance[k, k]), 1e-6);
            Assert.Equal(clustered[k], fit.StandardError(k), 1e-6);
        }
        Assert.Equal(known.Number("loglik"), fit.LogLikelihood, 1e-5);
    }
}
