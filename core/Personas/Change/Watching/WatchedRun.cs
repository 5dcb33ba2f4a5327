using System.Globalization;
using Twins.Core.Respondents;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Personas.Change.Watching;

/// <summary>A run of a study that belongs to a watch: gathers what its twins answered and holds it against the runs before.</summary>
public sealed class WatchedRun
{
    private readonly string run;
    private readonly bool isBaseline;
    private readonly StudyPlan plan;
    private readonly IReadOnlyList<WatchPoint> history;
    private readonly IReadOnlyList<Question> questions;
    private readonly Dictionary<string, int> places;
    private readonly Dictionary<string, List<Answer>[]> answers;
    private int asked, failed;

    /// <param name="run">The run's name.</param>
    /// <param name="isBaseline">Whether it was asked as one; the first run of a watch is one anyway.</param>
    /// <param name="history">The runs so far. This one may be among them, when it is reported once more.</param>
    public WatchedRun(string run, bool isBaseline, StudyPlan plan, IReadOnlyList<WatchPoint> history)
    {
        (this.run, this.isBaseline, this.plan, this.history) = (run, isBaseline, plan, history);
        questions = [.. plan.Campaign.Questions.Where(WatchedQuestion.Takes)];
        places = questions.Select((q, i) => (q.Id, i)).ToDictionary(q => q.Id, q => q.i, StringComparer.Ordinal);
        answers = plan.Panel.Members.ToDictionary(m => m.Twin.Id, _ => questions.Select(_ => new List<Answer>()).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>What the watch keeps of this run, once it was read; null for an outage and for a run that it has already.</summary>
    public WatchPoint? New { get; private set; }

    public void Add(Evaluation evaluation, Response response)
    {
        var mine = answers[evaluation.Member.Twin.Id];
        for (var i = 0; i < response.Outcomes.Count; i++)
        {
            if (!places.TryGetValue(evaluation.Questionnaire.Questions[i].Id, out var place)) continue;
            asked++;
            if (response.Outcomes[i] is Outcome.Failed) failed++;
            else if (response.Outcomes[i] is Outcome.Answered answered) mine[place].Add(answered.Answer);
        }
    }

    /// <summary>Holds what was gathered against the runs before.</summary>
    /// <returns>The history up to this run; null with the reason why it is not part of it.</returns>
    public (DriftHistory? Drift, string? Reason) Read(RespondentIdentity identity, DateTimeOffset at)
    {
        var set = new QuestionSet { Id = plan.Campaign.Id, Questions = plan.Campaign.Questions };
        if (history.FirstOrDefault(p => p.Study == run) is { } known) return (DriftHistory.Of(set, [.. history.Take(known.Run + 1)]), null);
        var outage = asked is 0 ? 1 : (double)failed / asked;
        if (outage > Watch.MostOutage) return (null, string.Create(CultureInfo.InvariantCulture, $"No reply came to {100 * outage:0} % of the questions. That is an outage and not what the twins say, so the watch leaves this run out."));
        New = WatchPoint.Of(history.Count, isBaseline || history.Count is 0, plan.Panel, questions, [.. plan.Panel.Members.Select(m => answers[m.Twin.Id])], asked, outage, identity, at) with { Study = run };
        return (DriftHistory.Of(set, [.. history, New]), null);
    }
}
