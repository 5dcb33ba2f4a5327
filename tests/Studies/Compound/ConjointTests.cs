using Twins.Bench.Loopback;
using Twins.Core.Respondents;
using Twins.Core.Studies;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Analysis.Compound;
using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Questions.Compound;
using Twins.Tests.Respondents.Model;
using Twins.Tests.Studies.Analysis;

namespace Twins.Tests.Studies.Compound;

public sealed class ConjointTests
{
    private static readonly ConjointQuestion Pass = new()
    {
        Id = "pass",
        Text = "Which would you take?",
        None = "I would go without",
        Parts =
        [
            new ConjointPart { Id = "delivery", Text = "Delivery", Levels = [new() { Id = "paid", Text = "Paid" }, new() { Id = "free", Text = "Free" }] },
            new ConjointPart { Id = "slots", Text = "Slots", Levels = [new() { Id = "day", Text = "By day" }, new() { Id = "evening", Text = "Evening" }, new() { Id = "night", Text = "Night" }] },
            new ConjointPart { Id = "price", Text = "Price", Prices = [3, 5, 7, 9], Unit = "EUR" },
        ],
        Products = [Product("lean", "paid", "day", "3"), Product("full", "free", "evening", "6.5")],
    };

    /// <summary>Utilities that choose: free delivery is worth 1.6/.4 = 4 euro more than paid, an evening slot 2.</summary>
    private static readonly double[][] Levels = [[0, 1.6], [0, .8, -.4]];
    private const double PerEuro = -.4, Without = -1.5;

    [Fact]
    public void The_design_is_even_in_every_level_and_the_same_each_time()
    {
        var design = ConjointTasks.Design(Pass);
        Assert.InRange(design.Imbalance, 0, .06);
        Assert.True(design.Efficiency > 1.2);
        Assert.All(design.Versions, v => Assert.Equal(8, v.Count));
        Assert.Equal(Flat(Pass), Flat(Pass with { Text = "Another" }));
        Assert.NotEqual(Flat(Pass), Flat(Pass with { Id = "other" }));
    }

    [Fact]
    public void What_cannot_be_asked_is_refused_with_what_to_do()
    {
        Assert.Null(Pass.Flaw());
        Assert.Contains("either levels or prices", (Pass with { Parts = [Pass.Parts[0], new ConjointPart { Id = "x", Text = "X" }] }).Flaw(), StringComparison.Ordinal);
        Assert.Contains("only one part", (Pass with { Parts = [Pass.Parts[2], Pass.Parts[2] with { Id = "fee" }] }).Flaw(), StringComparison.Ordinal);
        Assert.Contains("must rise", (Pass with { Parts = [Pass.Parts[0], Pass.Parts[2] with { Prices = [3, 3, 5] }] }).Flaw(), StringComparison.Ordinal);
        Assert.Contains("says nothing of 'price'", (Pass with { Products = [new ConjointProduct { Id = "p", Text = "P", Levels = new Dictionary<string, string> { ["delivery"] = "free", ["slots"] = "day" } }] }).Flaw(), StringComparison.Ordinal);
        Assert.Contains("between 3 and 9", (Pass with { Products = [Product("p", "free", "day", "12")] }).Flaw(), StringComparison.Ordinal);
        Assert.Contains("use one of paid, free", (Pass with { Products = [Product("p", "cheap", "day", "5")] }).Flaw(), StringComparison.Ordinal);
        Assert.Contains("holdout", (Pass with { Holdout = 8 }).Flaw(), StringComparison.Ordinal);
        Assert.Contains("alternatives", (Pass with { Alternatives = 6 }).Flaw(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_model_reads_whole_products_and_answers_with_letters()
    {
        await using var wired = await Wired.FailingAsync(new Fault.Says(Reply("b")));
        var response = await wired.AskAsync(Sample.Evaluation(Pass));
        Assert.Contains("or with `none`, which means I would go without.", wired.Sent[0], StringComparison.Ordinal);
        Assert.Matches(@"Choice 8:\\n- a: Delivery: (Paid|Free); Slots: (By day|Evening|Night); Price: [3579]\.00 EUR\\n", wired.Sent[0]);
        Assert.Contains("\"choice_8\":{\"type\":\"string\",\"enum\":[\"a\",\"b\",\"c\",\"none\"]}", wired.Sent[0], StringComparison.Ordinal);
        Assert.Equal([1, 1, 1, 1, 1, 1, 1, 1], Assert.IsType<CompoundAnswer>(Assert.IsType<Outcome.Answered>(response.Outcomes[0]).Answer).Values);
    }

    [Fact]
    public async Task A_letter_that_was_not_shown_is_no_answer()
    {
        await using var wired = await Wired.FailingAsync(new Fault.Says(Reply("d")));
        Assert.Contains("one of a, b, c, none", Assert.IsType<Outcome.Unparseable>((await wired.AskAsync(Sample.Evaluation(Pass))).Outcomes[0]).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_tastes_were_is_found_again()
    {
        var report = Found(Study(120));
        Assert.Equal("hierarchical logit", report.Model);
        Within(4, report.Parts[0].Levels[1].Worth);
        Within(2, report.Parts[1].Levels[1].Worth);
        Within(-1, report.Parts[1].Levels[2].Worth);
        Assert.All(report.Parts.Select(p => p.Levels[0]), l => Assert.Null(l.Worth));
        double lean = Math.Exp(3 * PerEuro), full = Math.Exp(1.6 + .8 + (6.5 * PerEuro)), none = Math.Exp(Without);
        Within(full / (lean + full + none), report.Products.Single(p => p.Id == "full").Share);
        Within(none / (lean + full + none), report.None);
        Assert.Equal(1, report.Products.Sum(p => p.Share.Value) + report.None!.Value.Value, 6);
        Assert.Equal(1, report.Parts.Sum(p => p.Importance.Value), 6);
        Assert.True(report.HitRate!.Value.Low > report.Chance);
        Assert.Equal(VerdictKind.Separable, report.Verdict.Kind);
    }

    [Theory]
    [InlineData(9, "logit")]
    [InlineData(30, "hierarchical logit")]
    public void Where_nobody_takes_none_the_shares_are_among_the_products(int twins, string model)
    {
        var report = Found(Study(twins) with { Answer = a => Chosen(a, Pass, without: -100) });
        Assert.Equal(model, report.Model);
        Assert.Null(report.None);
        Assert.Equal(1, report.Products.Sum(p => p.Share.Value), 9);
        Assert.Contains(report.Notes, n => n.StartsWith("Nobody ever took none", StringComparison.Ordinal));
    }

    [Fact]
    public void Nine_twins_are_fitted_with_one_taste_for_all()
    {
        var report = Found(Study(9) with { Replicates = 2 });
        Assert.Equal("logit", report.Model);
        Assert.All(report.Parts, p => Assert.True(p.Importance.Low <= p.Importance.Value && p.Importance.Value <= p.Importance.High));
    }

    [Fact]
    public void Whoever_chooses_by_dice_is_foretold_no_better_than_by_guessing()
    {
        var report = Found(Study(40) with { Answer = a => new Outcome.Answered(new CompoundAnswer([.. Enumerable.Range(0, 8).Select(t => (double)(int)(Draw(a, t, 0) * 4))])) });
        Assert.Equal(VerdictKind.TooWeakToUse, report.Verdict.Kind);
        Assert.Contains("no better than by guessing", report.Verdict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_products_the_parts_are_compared_and_without_a_price_nothing_is_worth_money()
    {
        var question = Pass with { Products = [], Parts = [.. Pass.Parts.Take(2), new ConjointPart { Id = "app", Text = "App", Levels = [new() { Id = "no", Text = "No app" }, new() { Id = "yes", Text = "An app" }] }] };
        var report = Found(Study(60) with { Questions = [question], Answer = a => Chosen(a, question) });
        Assert.Equal("share of importance", report.Unit);
        Assert.Equal("delivery", report.Figures[0].Id);
        Assert.Null(report.Currency);
        Assert.All(report.Parts.SelectMany(p => p.Levels), l => Assert.Null(l.Worth));
    }

    [Fact]
    public void A_panel_of_one_mind_is_too_much_for_odds_and_says_so()
    {
        var report = Found(Study(8) with { Answer = _ => new Outcome.Answered(new CompoundAnswer(new double[8])) });
        Assert.Equal(VerdictKind.TooWeakToUse, report.Verdict.Kind);
    }

    private static SmallStudy Study(int twins) => new() { Twins = twins, Variants = [], Questions = [Pass], Answer = a => Chosen(a, Pass) };

    private static ConjointReport Found(SmallStudy study) => Assert.IsType<ConjointReport>(Assert.Single(study.Report().Questions[0].Compound));

    private static Outcome.Answered Chosen(SmallStudy.Asked asked, ConjointQuestion question, double without = Without) => new(new CompoundAnswer([.. ConjointTasks.Of(question)[asked.Presentation.Version(question.Versions)].Select((task, t) =>
    {
        double[] utilities = [.. task.Select(product => product.Select((level, p) => question.Parts[p].IsPrice ? PerEuro * question.Parts[p].Prices[level] : p < 2 ? Levels[p][level] : 0).Sum()), without];
        return (double)Enumerable.Range(0, utilities.Length).MaxBy(j => utilities[j] - Math.Log(-Math.Log(Draw(asked, t, j))));
    })]));

    private static double Draw(SmallStudy.Asked asked, int task, int alternative) => ((Seeds.For(asked.Twin, $"{asked.Replicate} {task} {alternative}") >> 11) + .5) / (1UL << 53);

    private static void Within(double truth, Estimate? found) => Assert.InRange(truth, Assert.NotNull(found).Low, found!.Value.High);

    private static ConjointProduct Product(string id, string delivery, string slots, string price) =>
        new() { Id = id, Text = id, Levels = new Dictionary<string, string> { ["delivery"] = delivery, ["slots"] = slots, ["price"] = price } };

    private static IEnumerable<int> Flat(ConjointQuestion question) => ConjointTasks.Of(question).SelectMany(v => v).SelectMany(t => t).SelectMany(p => p);

    private static string Reply(string letter) => """{"answers":{"pass":{""" + string.Join(',', Enumerable.Range(1, 8).Select(t => $"\"choice_{t}\":\"{letter}\"")) + """}},"reason":"r","objection":null,"evidence":[]}""";
}
