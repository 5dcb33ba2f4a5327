using System.Runtime.CompilerServices;
using Twins.Core.Evidence;
using Twins.Core.Respondents;
using Twins.Core.Respondents.Offline;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Talks;

/// <summary>Speaks by the offline respondent's rules: every question stands alone, and what was said before changes nothing.</summary>
public sealed class OfflineTalker(OfflineRespondent respondent) : ITalker
{
    private const string DoesNotKnow = "I don't know. Nothing that is on record about me bears on that.";

    public RespondentIdentity Identity => respondent.Identity;

    public async IAsyncEnumerable<TalkStep> AnswerAsync(TalkTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var response = await respondent.AskAsync(Evaluation.Single(task.Twin, task.Said), cancellationToken);
        yield return new TalkStep.Done(Answer(task, response));
    }

    private static TalkAnswer Answer(TalkTask task, Response response)
    {
        var outcome = response.Outcomes[0];
        if (outcome is not Outcome.Answered { Answer: TextAnswer said })
            return outcome is Outcome.Abstained ? new TalkAnswer(outcome, DoesNotKnow, Speech.Unknown + " " + DoesNotKnow, [], response.Usage) : new TalkAnswer(outcome, "", "", [], response.Usage);
        var evidence = task.Twin.Memory.All.Where(item => response.Cites.Contains(item.Id)).ToList();
        var raw = evidence.Aggregate(said.Text, Cite);
        var speech = new Speech(evidence);
        return new TalkAnswer(outcome, speech.Show(raw, isWhole: true), raw, speech.Cited, response.Usage);
    }

    /// <summary>The respondent names evidence in round brackets behind its words; there the citation belongs, and an id says nothing to a reader.</summary>
    private static string Cite(string text, EvidenceItem item) => text.Contains($"” ({item.Id})", StringComparison.Ordinal)
        ? text.Replace($"” ({item.Id})", $"” [{item.Id}]", StringComparison.Ordinal)
        : $"{text} [{item.Id}]";
}
