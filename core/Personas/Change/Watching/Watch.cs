using Twins.Core.Respondents;
using Twins.Core.Studies;

namespace Twins.Core.Personas.Change.Watching;

/// <summary>A panel under watch: what is asked, and the history of what was answered.</summary>
public sealed class Watch
{
    /// <summary>The baseline is asked this many times as often as a run, since its error is in every comparison.</summary>
    public const int BaselineTimes = 4;

    /// <summary>The share of questions without a reply above which a run is an outage and no part of the history.</summary>
    public const double MostOutage = .05;

    private readonly Panel panel;
    private readonly QuestionSet set;
    private readonly int replicates, seed;

    public Watch(Panel panel, QuestionSet set, int replicates, int seed)
    {
        (this.panel, this.set, this.replicates, this.seed) = (panel, set, replicates, seed);
        Id = ContentHash.Of(new { panel = panel.Id, questions = ContentHash.Of(set.Questions), replicates, seed });
        NotWatched = [.. set.Questions.Where(q => !WatchedQuestion.Takes(q)).Select(q => q.Id)];
    }

    /// <summary>Content hash of panel, questions, replicates and seed: another one is another watch. Twins and respondents may change, which is what is watched.</summary>
    public string Id { get; }

    /// <summary>Ids of questions that are asked and not watched, such as open ones.</summary>
    public IReadOnlyList<string> NotWatched { get; }

    /// <summary>Asks everybody.</summary>
    /// <param name="history">The runs so far.</param>
    /// <param name="anew">Whether this run is a new baseline.</param>
    public async Task<WatchPoint> AskAsync(IReadOnlyList<WatchPoint> history, bool anew, IRespondent respondent, int concurrency, TimeProvider clock, CancellationToken cancellationToken)
    {
        var isBaseline = anew || history.Count is 0;
        var identity = respondent.Identity;
        var asking = new PanelAsking(respondent, panel, set, seed, concurrency);
        var answers = await asking.AskAsync($"watch {Id} {history.Count}", replicates * (isBaseline ? BaselineTimes : 1), cancellationToken);
        var asked = panel.Members.Count * (identity.IsLanguageModel ? replicates * (isBaseline ? BaselineTimes : 1) : 1) * set.Questions.Count;
        return WatchPoint.Of(history.Count, isBaseline, panel, set.Questions, answers, asked, asking.Outage, identity, clock.GetUtcNow());
    }
}
