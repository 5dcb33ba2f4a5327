using Twins.Core.Evidence.Building;
using Twins.Core.Evidence.PersonalData;
using Twins.Core.Evidence.Sources;
using Twins.Core.Personas;
using Twins.Core.Personas.Profiles;
using Twins.Core.Personas.Segments;
using Twins.Core.Respondents;
using Twins.Core.Respondents.Offline;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Tests.Personas.Segments;

public sealed class SegmentCheckTests
{
    private const string Question = "How do you get your shopping?";

    [Fact]
    public async Task A_twin_is_asked_what_its_members_were_asked_and_held_against_them_and_everybody()
    {
        var checks = await new SegmentCheck(new Knowing("Collected", "regulars")).RunAsync(await TwinsAsync(), seed: 1, TestContext.Current.CancellationToken);
        Assert.Equal(["b-once", "b-regulars"], checks.Select(c => c.Twin));
        var match = Assert.Single(checks[1].Matches);
        Assert.Equal((Question, 40), (match.Question, match.Members));
        Assert.Equal(.1, match.Twin, 1e-9);
        Assert.Equal(.4, match.Everybody, 1e-9);
        Assert.StartsWith("matches", match.Verdict, StringComparison.Ordinal);
        Assert.StartsWith("worse than everybody's answers", Assert.Single(checks[0].Matches).Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_not_told_what_its_members_answered_to_that_very_question()
    {
        var seen = new Knowing("Collected", "regulars");
        await new SegmentCheck(seen).RunAsync(await TwinsAsync(), seed: 1, TestContext.Current.CancellationToken);
        Assert.All(seen.Twins, t => Assert.DoesNotContain(t.Memory.All, i => i.Text.Contains(Question, StringComparison.Ordinal)));
        Assert.All(seen.Twins, t => Assert.DoesNotContain(t.Tendencies, s => s.Contains(Question, StringComparison.Ordinal)));
        Assert.All(seen.Twins, t => Assert.Contains(t.Memory.All, i => i.Text.Contains("What matters?", StringComparison.Ordinal)));
        Assert.All(await TwinsAsync(), t => Assert.Contains(t.Twin.Memory.All, i => i.Text.Contains(Question, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_twin_that_does_not_know_is_told_so_and_not_counted()
    {
        var checks = await new SegmentCheck(new OfflineRespondent()).RunAsync(await TwinsAsync(), seed: 1, TestContext.Current.CancellationToken);
        Assert.All(checks, c => Assert.Equal(1, c.Matches.Count + c.Unanswered.Count));
    }

    private static async Task<IReadOnlyList<BuiltTwin>> TwinsAsync()
    {
        var plan = new BuildPlan { Id = "b" };
        var result = await new EvidenceBuild(plan, Rows, new Pseudonyms(new byte[32]), _ => false).RunAsync(TestContext.Current.CancellationToken);
        return BuiltTwins.Of(plan, result, new Dictionary<string, Consent>(StringComparer.Ordinal));
    }

    /// <summary>Nine in ten regulars collect, nine in ten others have it brought; what matters is the same to all, so it is no question to check.</summary>
    private static async IAsyncEnumerable<SourceRecord> Rows()
    {
        await Task.CompletedTask;
        for (var i = 0; i < 80; i++)
        {
            var (regular, other) = (i < 40, i % 10 is 0);
            yield return Answer(i, regular, Question, regular != other ? "Collected" : "Brought");
            yield return Answer(i, regular, "What matters?", "Time");
        }
    }

    private static SourceRecord Answer(int i, bool regular, string question, string answer) => new()
    {
        Place = new SourcePlace("survey.csv", $"row {i + 2}"),
        Person = [$"C{i}"],
        Segment = regular ? "regulars" : "once",
        Kind = Twins.Core.Evidence.EvidenceKind.Fact,
        Question = question,
        Text = answer,
    };

    /// <summary>Answers the same for everybody, and remembers whom it was asked about.</summary>
    private sealed class Knowing(string answer, string segment) : IRespondent
    {
        public List<Twin> Twins { get; } = [];

        public RespondentIdentity Identity => new($"always {answer}, as {segment} do", IsLanguageModel: false, "A rule of a test.");

        public Task<Response> AskAsync(Evaluation evaluation, CancellationToken cancellationToken)
        {
            Twins.Add(evaluation.Member.Twin);
            var question = (CategoricalQuestion)evaluation.Questionnaire.Questions[0];
            double[] shares = [.. question.Possibilities.Select(o => o.Label == answer ? 1.0 : 0)];
            return Task.FromResult(new Response([new Outcome.Answered(new CategoricalAnswer(shares))], null, null, [], default));
        }
    }
}
