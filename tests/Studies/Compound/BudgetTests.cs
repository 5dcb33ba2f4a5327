using Twins.Bench.Loopback;
using Twins.Core.Respondents;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Analysis.Compound;
using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Questions.Compound;
using Twins.Tests.Respondents.Model;
using Twins.Tests.Studies.Analysis;

namespace Twins.Tests.Studies.Compound;

public sealed class BudgetTests
{
    private static readonly BudgetQuestion Money = new()
    {
        Id = "money",
        Text = "Where should it go?",
        Total = 50,
        Unit = "EUR",
        Options = [new() { Id = "price", Text = "Lower prices" }, new() { Id = "speed", Text = "Speed" }, new() { Id = "green", Text = "Less waste" }],
    };

    [Theory]
    [InlineData("""{"price":25,"speed":15,"green":10}""", null)]
    [InlineData("""{"price":25,"speed":15,"green":9}""", null)]
    [InlineData("""{"price":25,"speed":15,"green":0}""", "sum to 50, not to 40")]
    [InlineData("""{"price":-5,"speed":45,"green":10}""", "'price' a number from 0 up")]
    public async Task Amounts_sum_to_the_total_or_are_brought_to_it_where_they_nearly_do(string amounts, string? problem)
    {
        await using var wired = await Wired.FailingAsync(new Fault.Says($$"""{"answers":{"money":{{amounts}}},"reason":"r","objection":null,"evidence":[]}"""));
        var outcome = (await wired.AskAsync(Sample.Evaluation(Money))).Outcomes[0];
        Assert.Contains("Divide 50 EUR among these", wired.Sent[0], StringComparison.Ordinal);
        if (problem is not null) Assert.Contains(problem, Assert.IsType<Outcome.Unparseable>(outcome).Reason, StringComparison.Ordinal);
        else Assert.Equal(50, Assert.IsType<CompoundAnswer>(Assert.IsType<Outcome.Answered>(outcome).Answer).Values.Sum(), 9);
    }

    [Fact]
    public void Shares_are_means_over_twins_and_weighted()
    {
        var report = Found(Study(40) with { Weight = i => i < 20 ? 3 : 1, Answer = a => a.Twin < 20 ? Answer(40, 10, 0) : Answer(20, 10, 20) });
        Assert.Equal(["price", "speed", "green"], report.Items.Select(i => i.Id));
        Assert.Equal([.7, .2, .1], report.Items.Select(i => Math.Round(i.Share.Value, 9)));
        Assert.Equal(.75, report.Items[2].Nothing, 9);
        Assert.Equal("a", report.Items[0].Letters);
        Assert.Equal(VerdictKind.Separable, report.Verdict.Kind);
    }

    [Fact]
    public void Twins_that_divide_evenly_leave_nobody_ahead() =>
        Assert.Equal(VerdictKind.TooCloseToCall, Found(Study(30) with { Answer = a => (a.Twin % 3) switch { 0 => Answer(20, 15, 15), 1 => Answer(15, 20, 15), _ => Answer(15, 15, 20) } }).Verdict.Kind);

    private static SmallStudy Study(int twins) => new() { Twins = twins, Variants = [], Questions = [Money], Answer = _ => Answer(20, 20, 10) };

    private static BudgetReport Found(SmallStudy study) => Assert.IsType<BudgetReport>(Assert.Single(study.Report().Questions[0].Compound));

    private static Outcome.Answered Answer(params double[] values) => new(new CompoundAnswer(values));
}
