using Twins.Core.Personas;
using Twins.Core.Personas.Edges;
using Twins.Core.Respondents;
using Twins.Core.Respondents.Offline;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Tests.Personas.Edges;

public sealed class EdgeCheckTests
{
    private static readonly Twin Edge = new()
    {
        Id = "never-online",
        Name = "Vera Frost",
        Kind = TwinKind.Edge,
        Summary = "Somebody who buys nothing online and hates every app.",
        Frustrations = ["I hate apps and accounts.", "Online shops annoy me."],
        Preferences = new Preferences { Dislikes = ["apps", "online ordering"] },
        Constraints = ["Never orders online.", "Never installs an app."],
        Decisions = new DecisionFramework { Rules = ["If a shop asks for an account, I leave."] },
    };

    private static readonly EdgeScript Script = new(["I like ordering online.", "I enjoy shopping apps."], EdgeScript.UsualPulls);

    [Fact]
    public async Task An_edge_that_rests_on_its_own_words_holds_offline_through_the_whole_conversation()
    {
        var fan = new Twin { Id = "fan", Name = "Finn", Preferences = new Preferences { Likes = ["I love shopping apps.", "I like ordering online, it is great."] }, Goals = ["I want to order online."] };
        var standing = await new EdgeCheck(new OfflineRespondent()).RunAsync(Edge, [fan, Edge], Script, TestContext.Current.CancellationToken);
        Assert.True(standing.IsHeld, $"{standing.Verdict} | {string.Join(" ", standing.Rounds.Select(r => $"{r.Answered}:{r.Kept:0.00}/{r.Drift:0.00}"))}");
        Assert.Equal(EdgeScript.UsualPulls.Count, standing.Rounds.Count);
        Assert.StartsWith("holds: ", standing.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edge_that_moderates_with_every_pull_is_found_out_and_the_round_is_named()
    {
        var standing = await new EdgeCheck(new Softening(step: 0.5)).RunAsync(Edge, [], Script, TestContext.Current.CancellationToken);
        Assert.False(standing.IsHeld);
        Assert.Equal(0.5, standing.Extreme, 1e-9);
        Assert.Equal([.75, .5, .25, 0, 0, 0, 0, 0], standing.Rounds.Select(r => Math.Round(r.Kept!.Value, 6)));
        Assert.StartsWith("gives way: 0% of its extreme (0.50) was left in round 4 of 8", standing.Verdict, StringComparison.Ordinal);
        Assert.Equal(.5, standing.Rounds[^1].Drift, 1e-9);
    }

    [Fact]
    public async Task A_twin_that_answers_as_the_panel_does_is_no_edge()
    {
        var standing = await new EdgeCheck(new Softening(step: 0)).RunAsync(Edge, [Edge with { Id = "other" }], Script, TestContext.Current.CancellationToken);
        Assert.StartsWith("no edge: its first answers lie 0.00 from the panel's", standing.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_said_of_a_twin_that_does_not_answer()
    {
        var standing = await new EdgeCheck(new OfflineRespondent()).RunAsync(new Twin { Id = "empty", Name = "Nobody" }, [], new EdgeScript(["Quasars outshine galaxies."], ["Surely it depends?"]), TestContext.Current.CancellationToken);
        Assert.StartsWith("cannot tell", standing.Verdict, StringComparison.Ordinal);
        Assert.False(standing.IsHeld);
    }

    [Fact]
    public void Statements_come_from_what_holds_the_extreme()
    {
        Assert.Equal(["Never orders online.", "Never installs an app.", "If a shop asks for an account, I leave."], EdgeScript.Of(Edge).Statements);
        Assert.Throws<ArgumentException>(() => EdgeScript.Of(new Twin { Id = "empty", Name = "Nobody" }));
    }

    /// <summary>A respondent that strongly disagrees and comes a step nearer to the middle for each thing that somebody said.</summary>
    private sealed class Softening(double step) : IRespondent
    {
        public RespondentIdentity Identity { get; } = new("softening", IsLanguageModel: false, "A respondent that gives way.");

        public Task<Response> AskAsync(Evaluation evaluation, CancellationToken cancellationToken)
        {
            var said = (evaluation.Stimulus.Context ?? "").Split("Somebody says:").Length - 1;
            var at = Math.Min(2, said * step);
            IReadOnlyList<Outcome> outcomes = [.. evaluation.Questionnaire.Questions.Select(_ => new Outcome.Answered(new CategoricalAnswer([.. Enumerable.Range(0, 5).Select(k => Math.Max(0, 1 - Math.Abs(k - at)))])))];
            return Task.FromResult(new Response(outcomes, null, null, [], default));
        }
    }
}
