using Twins.Core.Respondents;
using Twins.Core.Studies;

namespace Twins.Core.Personas.Change.Watching;

/// <summary>A panel under watch: what is asked, and the history of what was answered.</summary>
public sealed class Watch
{
    /// <summary>The baseline is asked this many times as often as a run, since its error is in every comparison.</summary>
    public const int BaselineTimes = 4;

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

    /// <summary>Far from those of everything else, and of other watches, whose answers would be yesterday's.</summary>
    private int FirstReplicate => 1_000_000 + (int)(Seeds.For(seed, "watch", Id) % 1_000_000_000);

    /// <summary>Ids of questions that are asked and not watched, such as open ones.</summary>
    public IReadOnlyList<string> NotWatched { get; }

    /// <summary>Asks everybody.</summary>
    /// <param name="history">The runs so far.</param>
    /// <param name="anew">Whether this run is a new baseline.</param>
    public async Task<WatchPoint> AskAsync(IReadOnlyList<WatchPoint> history, bool anew, IRespondent respondent, int concurrency, TimeProvider clock, CancellationToken cancellationToken)
    {
        var isBaseline = anew || history.Count is 0;
        var identity = respondent.Identity;
        // Replicates that no run before had: as many for each as a baseline takes, since any of them may have been one.
        var first = FirstReplicate + (history.Count * replicates * BaselineTimes);
        var asking = new PanelAsking(respondent, panel, set, seed, concurrency);
        var answers = await asking.AskAsync(first, replicates * (isBaseline ? BaselineTimes : 1), cancellationToken);
        var asked = panel.Members.Count * (identity.IsLanguageModel ? replicates * (isBaseline ? BaselineTimes : 1) : 1) * set.Questions.Count;
        return new WatchPoint
        {
            Run = history.Count,
            At = clock.GetUtcNow(),
            IsBaseline = isBaseline,
            Respondent = identity.Name,
            Settings = identity.Settings,
            Varies = identity.IsLanguageModel,
            Panel = ContentHash.Of(panel.Members.Select(m => m.Version)),
            Twins = panel.Members.Count,
            Outage = asking.Outage,
            Missing = asked - answers.Sum(t => t.Sum(q => q.Count)),
            Questions = [.. set.Questions.Select((q, i) => (Question: q, At: i)).Where(x => WatchedQuestion.Takes(x.Question)).Select(x => WatchedQuestion.Of(x.Question, answers.Select(t => t[x.At])))],
        };
    }
}
