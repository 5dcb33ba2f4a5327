using System.Globalization;
using Twins.Core.Respondents;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Personas.Change.Watching;

/// <summary>A run of a study that belongs to a watch: gathers what its twins answered and holds it against the runs before.</summary>
public sealed class WatchedRun
{
    private readonly string run;
    private readonly DateTimeOffset begun;
    private readonly bool isBaseline;
    private readonly StudyPlan plan;
    private readonly IReadOnlyList<WatchPoint> history;
    private readonly IReadOnlyList<Question> questions;
    private readonly Dictionary<string, int> places;
    private readonly Dictionary<string, List<Answer>[]> answers;
    private int asked, failed;

    /// <param name="run">The run's name.</param>
    /// <param name="begun">When it was ordered; a provider's batch may take it to the next day.</param>
    /// <param name="isBaseline">Whether it was asked as one; the first run of a watch is one anyway.</param>
    /// <param name="history">The runs so far. This one may be among them, when it is reported once more.</param>
    public WatchedRun(string run, DateTimeOffset begun, bool isBaseline, StudyPlan plan, IReadOnlyList<WatchPoint> history)
    {
        (this.run, this.begun, this.isBaseline, this.plan, this.history) = (run, begun, isBaseline, plan, history);
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

    /// <summary>Why this run is no part of the history, once it was read; null where it is.</summary>
    public string? LeftOut { get; private set; }

    /// <summary>Holds what was gathered against the runs before.</summary>
    /// <returns>The history up to this run; null where it is left out.</returns>
    public DriftHistory? Read(RespondentIdentity identity)
    {
        var set = new QuestionSet { Id = plan.Campaign.Id, Questions = plan.Campaign.Questions };
        if (history.FirstOrDefault(p => p.Study == run) is { } known) return DriftHistory.Of(set, [.. history.Take(known.Run + 1)]);
        var point = WatchPoint.Of(history.Count, isBaseline || history.Count is 0, plan.Panel, questions, [.. plan.Panel.Members.Select(m => answers[m.Twin.Id])], asked, (double)failed / asked, identity, begun) with { Study = run };
        if (point.IsOutage)
        {
            LeftOut = point.Outage > Watch.MostOutage
                ? string.Create(CultureInfo.InvariantCulture, $"No reply came to {100 * point.Outage:0} % of the questions. That is an outage and not what the twins say, so the watch leaves this run out.")
                : "Nobody answered any question that is watched, so the watch leaves this run out.";
            return null;
        }
        New = point;
        return DriftHistory.Of(set, [.. history, New]);
    }
}
