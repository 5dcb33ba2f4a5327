using Twins.Bench.Loopback;
using Twins.Core.Fidelity.Choice.Pricing;
using Twins.Core.Respondents;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Analysis.Compound;
using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Questions.Compound;
using Twins.Tests.Respondents.Model;
using Twins.Tests.Studies.Analysis;

namespace Twins.Tests.Studies.Compound;

public sealed class VanWestendorpTests
{
    private static readonly VanWestendorpQuestion Price = new() { Id = "price", Text = "What may it cost?", Unit = "EUR a month" };
    private static readonly VanWestendorpQuestion WithIntent = Price with { Intent = true };

    [Fact]
    public async Task The_model_gives_four_prices_in_an_order_that_goes_round()
    {
        await using var wired = await Wired.FailingAsync(new Fault.Says("""{"answers":{"price":{"too_cheap":2,"cheap":4.5,"expensive":8,"too_expensive":11,"intent_cheap":"4","intent_expensive":"2"}},"reason":"r","objection":null,"evidence":[]}"""));
        var evaluation = Sample.Evaluation(WithIntent);
        var first = await wired.AskAsync(evaluation);
        Assert.Equal([2, 4.5, 8, 11, 3, 1], Values(first));
        await wired.AskAsync(evaluation with { Replicate = 1, Presentation = evaluation.Presentation with { Replicate = 1 } });
        Assert.Contains("Answer with four prices, in EUR a month, as numbers:", wired.Sent[0], StringComparison.Ordinal);
        Assert.Contains("\"too_cheap\":{\"type\":\"number\"}", wired.Sent[0], StringComparison.Ordinal);
        Assert.Contains("\"intent_cheap\":{\"type\":\"string\",\"enum\":[\"1\",\"2\",\"3\",\"4\",\"5\"]}", wired.Sent[0], StringComparison.Ordinal);
        Assert.NotEqual(Asked(wired.Sent[0]), Asked(wired.Sent[1]));
        Assert.Equal(Asked(wired.Sent[0]).Order(StringComparer.Ordinal), Asked(wired.Sent[1]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{"too_cheap":-1,"cheap":4,"expensive":8,"too_expensive":11}""", "'too_cheap' a number from 0 up")]
    [InlineData("""{"too_cheap":1,"cheap":4,"expensive":8}""", "'too_expensive'")]
    [InlineData("""{"too_cheap":1,"cheap":"four","expensive":8,"too_expensive":11}""", "'cheap'")]
    [InlineData("[1,2,3,4]", "'too_cheap'")]
    public async Task What_is_no_price_is_no_answer(string answer, string problem)
    {
        await using var wired = await Wired.FailingAsync(new Fault.Says($$"""{"answers":{"price":{{answer}}},"reason":"r","objection":null,"evidence":[]}"""));
        var outcome = Assert.IsType<Outcome.Unparseable>((await wired.AskAsync(Sample.Evaluation(Price))).Outcomes[0]);
        Assert.Contains(problem, outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Prices_that_do_not_rise_are_counted_and_left_out()
    {
        var all = Found(Study(Price, 30));
        var some = Found(Study(Price, 30) with { Answer = a => a.Twin % 3 is 0 ? Answer(9, 5, 4, 1) : Prices(a.Twin) });
        Assert.Equal((30, 0), (all.Base, all.Contradictory));
        Assert.Equal((20, 10), (some.Base, some.Contradictory));
        Assert.Contains(some.Verdict.Reasons, r => r.StartsWith("10 of 30 answers were left out", StringComparison.Ordinal));
        Assert.All(some.Lines!.TooExpensive.Zip(some.Lines.Expensive), p => Assert.True(p.First <= p.Second));
    }

    [Fact]
    public void The_points_are_those_of_the_lab_and_lie_within_their_intervals()
    {
        var report = Found(Study(Price, 200));
        var answers = PriceAnswers.Of([.. Enumerable.Range(0, 200).Select(i => Four(i)).Select(p => new PriceAnswer(p[0], p[1], p[2], p[3]))]);
        var lab = PriceSensitivity.Of(answers, PriceRange.Original);
        Assert.Equal(["pmc", "opp", "idp", "pme"], report.Figures.Select(f => f.Id));
        Assert.Equal(new[] { lab.Points.MarginalCheapness, lab.Points.Optimal, lab.Points.Indifference, lab.Points.MarginalExpensiveness }, report.Figures.Select(f => (double?)f.Value.Value));
        Assert.All(report.Figures, f => Assert.True(f.Value.Low <= f.Value.Value && f.Value.Value <= f.Value.High));
        Assert.Equal("EUR a month", report.Unit);
    }

    [Fact]
    public void The_narrower_range_lies_within_the_original()
    {
        var (original, narrower) = (Found(Study(Price, 100)), Found(Study(Price with { Range = PriceRange.Narrower }, 100)));
        Assert.True(original.Figures[0].Value.Value <= narrower.Figures[0].Value.Value && narrower.Figures[3].Value.Value <= original.Figures[3].Value.Value);
        Assert.Contains(narrower.Verdict.Reasons, r => r.Contains("narrower convention", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_hundred_twins_may_tell_what_fifteen_people_could_not()
    {
        var scattered = Found(Study(Price, 200) with { Answer = a => Answer([.. Four(a.Twin).Select(p => p * Math.Exp(1.2 * Shift(a.Twin)))]) });
        Assert.Equal(VerdictKind.TooWeakToUse, scattered.Verdict.Kind);
        Assert.Contains("people would not tell", scattered.Verdict.Sentence, StringComparison.Ordinal);
        Assert.Equal(VerdictKind.Separable, Found(Study(Price, 200) with { Answer = a => Answer(2 + (.01 * Shift(a.Twin)), 4 + Shift(a.Twin), 8 + Shift(a.Twin), 12 + Shift(a.Twin)) }).Verdict.Kind);
    }

    [Fact]
    public void Intent_gives_demand_and_the_price_of_most_revenue()
    {
        var report = Found(Study(WithIntent, 60));
        Assert.NotEmpty(report.Demand);
        Assert.All(report.Demand, d => Assert.True(d.Buyers.Low <= d.Buyers.Value && d.Buyers.Value <= d.Buyers.High && Math.Abs(d.Revenue.Value - (d.Price * d.Buyers.Value)) < 1e-9));
        Assert.True(report.BestTrial!.Value.Value <= report.BestRevenue!.Value.Value);
        Assert.Empty(Found(Study(Price, 60)).Demand);
    }

    [Fact]
    public void Replicates_of_a_twin_are_one_person()
    {
        var report = Found(Study(Price, 20) with { Replicates = 3 });
        Assert.Equal((20, 60), (report.Base, report.Answers));
        Assert.Equal(Found(Study(Price, 20)).Figures, report.Figures);
    }

    [Fact]
    public void Where_nobody_makes_sense_the_report_says_so()
    {
        var report = Found(Study(Price, 12) with { Answer = _ => Answer(4, 3, 2, 1) });
        Assert.Equal((VerdictKind.TooWeakToUse, 12), (report.Verdict.Kind, report.Contradictory));
        Assert.Empty(report.Figures);
    }

    private static SmallStudy Study(VanWestendorpQuestion question, int twins) => new()
    {
        Twins = twins,
        Variants = [],
        Questions = [question],
        Answer = a => question.Intent ? Answer([.. Four(a.Twin), 3, 1]) : Prices(a.Twin),
    };

    private static PriceReport Found(SmallStudy study) => Assert.IsType<PriceReport>(Assert.Single(study.Report().Questions[0].Compound));

    private static Outcome.Answered Prices(int twin) => Answer(Four(twin));

    private static double[] Four(int twin) => [2 + Shift(twin), 4 + Shift(twin + 5), 7 + Shift(twin + 9), 10 + Shift(twin + 13)];

    /// <summary>From −.9 to .9, the same for a twin each time.</summary>
    private static double Shift(int twin) => ((twin * 7 % 19) - 9) / 10.0;

    private static Outcome.Answered Answer(params double[] values) => new(new CompoundAnswer(values));

    private static IReadOnlyList<double> Values(Response response) => Assert.IsType<CompoundAnswer>(Assert.IsType<Outcome.Answered>(response.Outcomes[0]).Answer).Values;

    private static string[] Asked(string body) => [.. body.Split("\\n").Where(l => l.StartsWith("- `", StringComparison.Ordinal))];
}
