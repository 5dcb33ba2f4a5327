using System.Text.Json;
using CsCheck;
using Twins.Core.Respondents;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Questions;

namespace Twins.Tests.Studies.Analysis;

public sealed class StudyAnalysisTests
{
    /// <summary>Every kind of question, elicited in two ways, with answers that no binary fraction holds.</summary>
    private static SmallStudy Everything(int seed) => new()
    {
        Twins = 16,
        Replicates = 3,
        Elicitation = [Elicitation.Direct, Elicitation.Stated],
        Questions =
        [
            SmallStudy.Likert,
            new NpsQuestion { Id = "nps", Text = "Recommend?" },
            new YesNoQuestion { Id = "buy", Text = "Buy?" },
            new SingleChoiceQuestion { Id = "mood", Text = "Mood?", Options = Options },
            new MultipleChoiceQuestion { Id = "words", Text = "Which words?", Options = Options },
            new RankQuestion { Id = "order", Text = "Order?", Options = Options },
            new NumericQuestion { Id = "price", Text = "How much?", Unit = "EUR" },
            new OpenQuestion { Id = "why", Text = "Why?" },
        ],
        Weight = i => .5 + i % 4,
        Answer = asked => new Outcome.Answered(Draw(asked, new Random(HashCode(asked, seed)))),
        Reason = asked => $"The delivery slot suits me, says {asked.Twin}",
        Objection = asked => asked.Twin % 3 is 0 ? "Too expensive for my budget" : null,
    };

    private static readonly WrittenOption[] Options = [new() { Id = "x", Text = "X" }, new() { Id = "y", Text = "Y" }, new() { Id = "z", Text = "Z" }];

    private static int HashCode(SmallStudy.Asked a, int seed) => (((((seed * 31) + a.Twin) * 31 + a.Variant) * 31 + a.Replicate) * 31 + a.Question.Id.Length) * 31 + (int)a.Elicitation;

    private static Answer Draw(SmallStudy.Asked asked, Random chance) => asked.Question switch
    {
        CategoricalQuestion c => new CategoricalAnswer(Core.Fidelity.Distributions.Normalise([.. c.Possibilities.Select(_ => chance.NextDouble())])),
        MultipleChoiceQuestion m => new SelectionAnswer([.. m.Options.Select(_ => Math.Round(chance.NextDouble()))]),
        RankQuestion => new RankingAnswer(chance.Next(2) is 0 ? [0, 2, 1] : [1, 0, 2]),
        NumericQuestion => new NumberAnswer(chance.NextDouble() * 1000),
        _ => new TextAnswer("I like that it comes in the evening"),
    };

    [Fact]
    public void The_report_does_not_depend_on_the_order_in_which_answers_arrive()
    {
        var study = Everything(5);
        var written = JsonSerializer.Serialize(study.Report());
        Gen.Int.Sample(shuffle => Assert.Equal(written, JsonSerializer.Serialize(study.Report(shuffle: shuffle))), iter: 4, threads: 1);
    }

    [Fact]
    public void The_order_of_the_panel_changes_nothing() =>
        Assert.Equal(JsonSerializer.Serialize(Everything(6).Report()), JsonSerializer.Serialize(Everything(6).Report(reversedPanel: true)));

    [Fact]
    public void Twice_the_weight_for_everybody_changes_nothing()
    {
        var study = Everything(7);
        Assert.Equal(
            JsonSerializer.Serialize(study.Report().Questions),
            JsonSerializer.Serialize((study with { Weight = i => 2 * study.Weight(i) }).Report().Questions));
    }

    [Fact]
    public void One_point_more_from_everybody_moves_means_by_one_and_nothing_else()
    {
        SmallStudy Shifted(int by) => new() { Answer = a => SmallStudy.Point(1 + (a.Twin * 7 + a.Variant * 3) % 4 + by) };
        var (before, after) = (Shifted(0).Report().Questions[0], Shifted(1).Report().Questions[0]);
        foreach (var (b, a) in before.Results.Zip(after.Results))
        {
            Assert.Equal(b.Stimulus, a.Stimulus);
            Assert.Equal(b.Mean.Value + 1, a.Mean.Value, 1e-9);
            Assert.Equal(b.Mean.Low + 1, a.Mean.Low, 1e-9);
            Assert.Equal(b.Mean.High + 1, a.Mean.High, 1e-9);
            Assert.Equal(b.Letters, a.Letters);
            Assert.Equal(b.ProbabilityBest, a.ProbabilityBest);
        }
    }

    [Fact]
    public void Means_distributions_and_bases_are_weighted_over_twins_not_answers()
    {
        // Twin 0 (weight 3) gives 5 three times; the others give 1 once and abstain twice.
        var study = new SmallStudy
        {
            Twins = 4,
            Variants = ["a"],
            Replicates = 3,
            Weight = i => i is 0 ? 3 : 1,
            Answer = a => a.Twin is 0 ? SmallStudy.Point(5) : a.Replicate is 0 ? SmallStudy.Point(1) : new Outcome.Abstained("never seen it"),
        };
        var report = study.Report();
        var result = Assert.Single(report.Questions[0].Results);
        Assert.Equal(3, result.Mean.Value, 1e-9);
        Assert.Equal([.5, 0, 0, 0, .5], result.Distribution, (x, y) => Math.Abs(x - y) < 1e-9);
        Assert.Equal(.5, result.TopBox!.Value.Value, 1e-9);
        Assert.Equal(4, result.Base);
        Assert.Equal(6, result.Answers);
        Assert.Equal(6, report.Outcomes.Single(o => o.Outcome is "abstained").Count);
        Assert.Equal(["never seen it (6 times)"], report.Outcomes.Single(o => o.Outcome is "abstained").Reasons);
        Assert.Equal(36 / 12.0, report.Panel.EffectiveTwins, 1e-9);
    }

    [Fact]
    public void Every_kind_of_question_is_reported_in_its_unit()
    {
        var report = Everything(8).Report();
        var units = report.Questions.Where(q => q.Elicitation is Elicitation.Direct).ToDictionary(q => q.Id, q => q.Unit);
        Assert.Equal("points", units["interest"]);
        Assert.Equal("NPS points", units["nps"]);
        Assert.Equal("share yes", units["buy"]);
        Assert.StartsWith("share choosing '", units["mood"]);
        Assert.StartsWith("share picking '", units["words"]);
        Assert.StartsWith("mean rank of '", units["order"]);
        Assert.Equal("EUR", units["price"]);
        Assert.Equal("words", units["why"]);
        Assert.All(report.Questions.Where(q => q.Id is "mood"), q => Assert.Equal(1, q.Options.Sum(o => o.Share.Value), 1e-6));
        Assert.All(report.Questions.Where(q => q.Id is "order"), q => Assert.Equal(6, q.Options.Sum(o => o.Share.Value), 1e-6));
        Assert.All(report.Questions.Where(q => q.Id is "price").SelectMany(q => q.Results), r => Assert.InRange(r.Median!.Value, 0, 1000));
        Assert.NotEmpty(report.Questions.First(q => q.Id is "why").Themes);
    }

    [Fact]
    public void Options_that_are_the_variants_are_what_is_ranked()
    {
        WrittenOption[] variants = [new() { Id = "a", Text = "A" }, new() { Id = "b", Text = "B" }, new() { Id = "c", Text = "C" }];
        var report = new SmallStudy
        {
            Questions = [new RankQuestion { Id = "order", Text = "Order?", Variants = true, Options = variants }, new SingleChoiceQuestion { Id = "best", Text = "Best?", Variants = true, Options = variants }],
            Answer = a => new Outcome.Answered(a.Question is RankQuestion ? new RankingAnswer(a.Twin % 8 is 0 ? [0, 2, 1] : [2, 0, 1]) : CategoricalAnswer.Of(a.Twin % 8 is 0 ? 0 : 2, 3)),
        }.Report();
        var rank = report.Questions[0];
        Assert.Equal("mean rank", rank.Unit);
        Assert.Equal(["c", "a", "b"], rank.Results.Select(r => r.Stimulus));
        Assert.Equal(1.125, rank.Results[0].Mean.Value, 1e-9);
        Assert.Equal(["a", "b", "c"], rank.Results.Select(r => r.Letters));
        var best = report.Questions[1];
        Assert.Equal("c", best.Results[0].Stimulus);
        Assert.Equal(.875, best.Results[0].Mean.Value, 1e-9);
        Assert.Equal(VerdictKind.Separable, best.Verdict.Kind);
    }

    [Fact]
    public void Variance_shares_sum_to_one_and_order_and_flips_are_found()
    {
        var report = new SmallStudy
        {
            Replicates = 4,
            Answer = a => SmallStudy.Point(1 + a.Variant + (a.Twin % 2) + (a.Reversed ? 1 : 0)),
        }.Report();
        var question = report.Questions[0];
        var v = question.Variance!;
        Assert.Equal(1, v.Variant + v.Twin + v.TwinByVariant + v.Order!.Value + v.Wording!.Value + v.Repeat!.Value, 1e-9);
        Assert.Equal(0, v.Repeat!.Value, 1e-9);
        Assert.Equal(1, question.Order!.Shift.Value, 1e-9);
        Assert.Equal(1, question.Order.FlipRate);
        Assert.Equal(72, question.Order.Pairs);
        Assert.Contains(report.Warnings, w => w.Contains("depends on the order", StringComparison.Ordinal));
    }

    [Fact]
    public void A_single_replicate_still_shows_the_order_effect_but_no_repeat()
    {
        var question = new SmallStudy { Twins = 200, Answer = a => SmallStudy.Point(2 + a.Variant + (a.Reversed ? 1 : 0)) }.Report().Questions[0];
        Assert.Equal(1, question.Order!.Shift.Value, .1);
        Assert.Equal(0, question.Order.Pairs);
        Assert.Null(question.Variance!.Repeat);
        Assert.True(question.Variance.Order > .2);
    }

    [Fact]
    public void Ways_of_eliciting_are_put_side_by_side()
    {
        var report = new SmallStudy
        {
            Elicitation = [Elicitation.Direct, Elicitation.Ssr],
            Answer = a => SmallStudy.Point(a.Elicitation is Elicitation.Direct ? 2 + a.Variant : 4 - a.Variant),
        }.Report();
        var pair = Assert.Single(report.Elicitations);
        Assert.Equal(-1, pair.Correlation!.Value, 1e-9);
        Assert.Equal(2 / 3.0, pair.TotalVariation, 1e-9);
        Assert.Contains(report.Verdict.Reasons, r => r.Contains("Elicited as Ssr, 'a' is ahead instead", StringComparison.Ordinal));
    }

    [Fact]
    public void Dummies_stand_beside_the_panel()
    {
        var dummies = new SmallStudy { Answer = a => SmallStudy.Point(a.Variant is 0 ? 5 : 3) }.Report().Questions[0].Dummies.ToDictionary(d => d.Name);
        Assert.Equal(.8, dummies["uniform"].Distance, 1e-6);
        Assert.Equal(1 / 3.0, dummies["always middle"].Distance, 1e-6);
        Assert.Equal(3 - 11 / 3.0, dummies["always middle"].MeanShift!.Value, 1e-6);
        Assert.Equal(0, dummies["marginal"].MeanShift!.Value, 1e-6);
    }

    [Fact]
    public void Strangers_are_refused()
    {
        var study = new SmallStudy { Answer = _ => SmallStudy.Point(3) };
        var shape = study.Shape();
        var (evaluation, response) = study.Evaluations(shape.Campaign, shape.Panel.Members).First();
        var analysis = new StudyAnalysis(shape);
        Assert.Throws<ArgumentException>(() => analysis.Add(evaluation with { Stimulus = evaluation.Stimulus with { Id = "unknown" } }, response));
        Assert.Throws<ArgumentException>(() => analysis.Add(evaluation, response with { Outcomes = [] }));
        Assert.Throws<ArgumentException>(() => analysis.Add(evaluation, response with { Outcomes = [new Outcome.Answered(new TextAnswer("3"))] }));
    }
}
