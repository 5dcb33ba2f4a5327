using Twins.Core.Fidelity.Drift;
using Twins.Core.Personas;
using Twins.Core.Personas.Change;
using Twins.Core.Respondents;
using Twins.Core.Respondents.Offline;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Tests.Personas.Change;

/// <summary>How far a twin has moved.</summary>
public class DriftTests
{
    private static readonly QuestionSet Set = new()
    {
        Id = "s",
        Questions = [new LikertQuestion { Id = "trust", Text = "I trust them." }, new YesNoQuestion { Id = "again", Text = "Again?" }, new NumericQuestion { Id = "spend", Text = "How much?" }, new OpenQuestion { Id = "why", Text = "Why?" }],
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_twin_has_not_moved()
    {
        var report = await new DriftCheck(new Told((_, _, i) => 1 + (i % 5)), 40, 1).RunAsync(Lives.Mara, Lives.Mara, Set, Stop);
        Assert.Equal((DriftVerdict.Stable, 0, 0), (report.Verdict, report.Psi, report.JensenShannon));
        Assert.All(report.Questions, q => Assert.Equal((40, 40), q.Base));
        Assert.Equal(["why"], report.NotCompared);
    }

    [Fact]
    public async Task A_twin_that_turned_round_must_be_seen_to()
    {
        var report = await new DriftCheck(new Told((changed, _, i) => changed ? 1 + (i % 2) : 4 + (i % 2)), 40, 1).RunAsync(Lives.Mara, Changed, Set, Stop);
        var trust = report.Questions[0];
        Assert.Equal((DriftVerdict.Act, 1.0), (report.Verdict, trust.TotalVariation));
        Assert.Equal(-6, trust.Shift!.Value, 6);
        Assert.True(trust.Chance < .001);
        Assert.Equal(DriftVerdict.Act, report.Questions[2].Verdict);
    }

    [Fact]
    public async Task Few_answers_that_differ_are_no_movement()
    {
        var report = await new DriftCheck(new Told((changed, q, i) => q is "trust" ? (changed ? 2 : 3) + (i % 2) : 1), 4, 1).RunAsync(Lives.Mara, Changed, Set, Stop);
        Assert.True(report.Questions[0].Psi > Stability.Watch);
        Assert.Equal(DriftVerdict.TooFew, report.Questions[0].Verdict);
        Assert.Equal(DriftVerdict.TooFew, report.Verdict);
    }

    [Fact]
    public async Task Both_are_asked_in_the_same_orders_and_wordings()
    {
        var told = new Told((_, _, _) => 3);
        await new DriftCheck(told, 8, 7).RunAsync(Lives.Mara, Changed, Set, Stop);
        var halves = told.Asked.Select(e => (e.Replicate, e.Paraphrase, e.Presentation)).Chunk(8).ToList();
        Assert.Equal(halves[0], halves[1]);
        Assert.Equal(4, halves[0].Select(h => h.Paraphrase).Distinct().Count());
    }

    [Fact]
    public async Task A_twin_that_has_an_opinion_now_is_watched()
    {
        var report = await new DriftCheck(new Told((changed, q, _) => q is "trust" && !changed ? null : 3), 40, 1).RunAsync(Lives.Mara, Changed, Set, Stop);
        Assert.Equal(((0, 40), DriftVerdict.Watch), (report.Questions[0].Base, report.Questions[0].Verdict));
    }

    [Fact]
    public async Task Nothing_answered_is_no_stability()
    {
        var report = await new DriftCheck(new Told((_, _, _) => null), 4, 1).RunAsync(Lives.Mara, Changed, Set, Stop);
        Assert.Equal((DriftVerdict.Unknown, (double?)null), (report.Verdict, report.Psi));
    }

    [Fact]
    public async Task The_sample_life_moves_the_offline_answers_of_some_twin_and_an_empty_one_moves_none()
    {
        var set = QuestionSet.Read(Path.Combine(Checkout.Root, "samples", "lives", "baseline.questions.yaml"));
        var library = TwinLibrary.Load(Path.Combine(Checkout.Root, "samples", "grocer"));
        var history = History.Read(Path.Combine(Checkout.Root, "samples", "lives", "price-rise.history.yaml"), library);
        var check = new DriftCheck(new OfflineRespondent(), 40, 1);
        var moved = 0;
        foreach (var twin in library.Twins)
        {
            var entries = history.Entries("A").Where(e => e.Twin == twin.Id).ToList();
            var opinions = await new ThemeReflector().ReflectAsync(twin, "A", entries, Stop);
            var report = await check.RunAsync(twin, TwinAt.Apply(twin, [.. entries, .. opinions], new DateOnly(2026, 11, 25)), set, Stop);
            Assert.All(report.Questions, q => Assert.True(q.Base is { Before: <= 1, After: <= 1 } && q.Chance is null));
            if (report.Questions.Any(q => q.TotalVariation > 0 || q.Base.Before != q.Base.After)) moved++;
            Assert.Equal(0, (await check.RunAsync(twin, TwinAt.Apply(twin, [], new DateOnly(2026, 11, 25)), set, Stop)).Psi ?? 0);
        }
        Assert.True(moved > library.Twins.Count / 2, $"{moved} twins moved");
    }

    private static Twin Changed => TwinAt.Apply(Lives.Mara, [Lives.Entry("It changed.")], new DateOnly(2026, 11, 25));

    /// <summary>A model whose answers a test writes down: whether the twin is the changed one, the question, and how often it was asked.</summary>
    private sealed class Told(Func<bool, string, int, int?> answer) : IRespondent
    {
        public List<Evaluation> Asked { get; } = [];

        public RespondentIdentity Identity { get; } = RespondentIdentity.OfModel("told");

        public Task<Response> AskAsync(Evaluation evaluation, CancellationToken cancellationToken)
        {
            Asked.Add(evaluation);
            return Task.FromResult(new Response([.. evaluation.Questionnaire.Questions.Select(q => Of(q, answer(evaluation.Member.Twin.Memory.Episodes.Count > 0, q.Id, evaluation.Replicate)))], null, null, [], default));
        }

        private static Outcome Of(Question question, int? value) => value is not { } v ? new Outcome.Abstained("") : new Outcome.Answered(question switch
        {
            LikertQuestion => CategoricalAnswer.Of(v - 1, 5),
            YesNoQuestion => CategoricalAnswer.Of(v > 3 ? 1 : 0, 2),
            NumericQuestion => new NumberAnswer(v),
            _ => new TextAnswer("x"),
        });
    }
}
