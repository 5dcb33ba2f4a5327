using Twins.Core.Respondents;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Questions;

namespace Twins.Tests.Studies.Analysis;

public sealed class VerdictTests
{
    [Fact]
    public void A_leader_far_ahead_is_separable_and_named()
    {
        var verdict = Verdict(a => 1 + a.Twin % 2 + (a.Variant is 1 ? 3 : 0));
        Assert.Equal(VerdictKind.Separable, verdict.Kind);
        Assert.StartsWith("'b' leads with 4.50 points", verdict.Sentence);
    }

    [Fact]
    public void Every_kind_of_question_can_tell_a_leader_among_stimuli()
    {
        WrittenOption[] options = [new() { Id = "x", Text = "X" }, new() { Id = "y", Text = "Y" }, new() { Id = "z", Text = "Z" }];
        var report = new SmallStudy
        {
            Questions =
            [
                SmallStudy.Likert,
                new NpsQuestion { Id = "nps", Text = "Recommend?" },
                new YesNoQuestion { Id = "buy", Text = "Buy?" },
                new SingleChoiceQuestion { Id = "mood", Text = "Mood?", Options = options },
                new MultipleChoiceQuestion { Id = "words", Text = "Which words?", Options = options },
                new RankQuestion { Id = "order", Text = "Order?", Options = options },
                new NumericQuestion { Id = "price", Text = "How much?", Unit = "EUR" },
            ],
            Variants = ["a", "b"],
            // Nine of ten twins like b and two of ten like a, in whatever way they are asked.
            Answer = a => new Outcome.Answered(Prefers(a.Question, likes: a.Twin % 10 > (a.Variant is 1 ? 0 : 7))),
        }.Report();
        Assert.Equal(7, report.Questions.Count);
        Assert.All(report.Questions, q => Assert.True(q.Verdict.Kind is VerdictKind.Separable, $"{q.Id}: {q.Verdict.Sentence}"));
    }

    private static Answer Prefers(Question question, bool likes) => question switch
    {
        CategoricalQuestion { Ordinal: true } c => CategoricalAnswer.Of(likes ? c.Possibilities.Count - 1 : 0, c.Possibilities.Count),
        CategoricalQuestion c => CategoricalAnswer.Of(likes ? 0 : 1, c.Possibilities.Count),
        MultipleChoiceQuestion => new SelectionAnswer(likes ? [1, 1, 0] : [0, 0, 1]),
        RankQuestion => new RankingAnswer(likes ? [0, 1, 2] : [2, 1, 0]),
        _ => new NumberAnswer(likes ? 20 : 2),
    };

    [Fact]
    public void A_leader_that_shares_its_letter_is_too_close_to_call()
    {
        var verdict = Verdict(a => a.Variant is 2 ? 1 + a.Twin % 2 : 3 + (a.Twin * 5 + a.Variant * (a.Twin % 5)) % 3);
        Assert.Equal(VerdictKind.TooCloseToCall, verdict.Kind);
        Assert.Contains("cannot be told apart from", verdict.Sentence);
        Assert.DoesNotContain("'c'", verdict.Sentence);
    }

    [Fact]
    public void A_small_lead_is_too_weak_however_regular_since_a_panel_is_worth_few_people()
    {
        // Everybody rates b exactly one point higher, and twins differ a lot.
        var verdict = Verdict(a => 1 + a.Twin % 4 + (a.Variant is 1 ? 1 : 0));
        Assert.Equal(VerdictKind.TooWeakToUse, verdict.Kind);
        Assert.Contains("within the noise of the 9 people", verdict.Sentence);
    }

    [Fact]
    public void Answers_of_a_dummy_are_too_weak()
    {
        Assert.Contains("always middle", Verdict(_ => 3).Sentence);
        Assert.Contains("uniform", Verdict(a => 1 + (a.Twin + 2 * a.Variant) % 5, twins: 25).Sentence);
    }

    [Fact]
    public void Too_few_twins_or_answers_are_too_weak()
    {
        Assert.Contains("Only 7 twins answered", Verdict(a => a.Variant + 1, twins: 7).Sentence);
        var mute = new SmallStudy { Answer = a => a.Twin % 5 < 3 ? new Outcome.Abstained("no idea") : SmallStudy.Point(a.Variant + 1) }.Report();
        Assert.Equal(VerdictKind.TooWeakToUse, mute.Verdict.Kind);
        Assert.Contains("were answered", mute.Verdict.Sentence);
        var silent = new SmallStudy { Answer = _ => new Outcome.Failed("no route to host") }.Report();
        Assert.Equal("Nobody answered.", silent.Verdict.Sentence);
        Assert.Empty(silent.Questions[0].Results);
    }

    [Fact]
    public void Offline_verdicts_never_read_as_evidence_about_people()
    {
        var report = new SmallStudy { Respondent = SmallStudy.Offline, Answer = a => SmallStudy.Point(1 + 2 * a.Variant) }.Report();
        Assert.StartsWith("Offline heuristics, not people:", report.Verdict.Sentence);
        Assert.Contains("neither people nor a language model", report.Verdict.Reasons[0]);
        Assert.Equal(0, report.Worth.Humans);
    }

    [Fact]
    public void One_stimulus_is_held_against_the_middle_of_its_scale()
    {
        Assert.Contains("above the middle", One(a => 4 + a.Twin % 2).Sentence);
        Assert.Equal(VerdictKind.Separable, One(a => 4 + a.Twin % 2).Kind);
        Assert.Equal(VerdictKind.TooCloseToCall, One(a => a.Twin % 2 is 0 ? 2 : 4).Kind);
    }

    [Fact]
    public void Open_answers_rank_nothing()
    {
        var report = new SmallStudy { Questions = [new OpenQuestion { Id = "why", Text = "Why?" }], Answer = a => new Outcome.Answered(new TextAnswer($"word {a.Twin}")) }.Report();
        Assert.Equal("Open answers are there to be read; they rank nothing.", report.Verdict.Sentence);
        Assert.All(report.Questions[0].Results, r => Assert.Equal("", r.Letters));
    }

    private static Verdict One(Func<SmallStudy.Asked, int> point) => new SmallStudy { Variants = ["a"], Answer = a => SmallStudy.Point(point(a)) }.Report().Verdict;

    private static Verdict Verdict(Func<SmallStudy.Asked, int> point, int twins = 24) => new SmallStudy { Twins = twins, Answer = a => SmallStudy.Point(point(a)) }.Report().Verdict;
}
