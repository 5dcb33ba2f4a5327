using System.Collections.Concurrent;
using Twins.Core.Respondents;
using Twins.Core.Runs;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Personas.Change.Watching;

/// <summary>
/// Asks a panel a fixed set of questions. Every run asks in the same orders and wordings as the one before, and a watch in
/// rounds, so that a model answers anew and does not get yesterday's answers out of the ledger; a run that was killed finds its own
/// there.
/// </summary>
/// <param name="concurrency">How many evaluations may be under way.</param>
public sealed class PanelAsking(IRespondent respondent, Panel panel, QuestionSet set, int seed, int concurrency)
{
    private const int Wordings = 4;

    private readonly Questionnaire questionnaire = new(set.Questions, ContentHash.Of(set.Questions));
    private int failed, asked, silent;
    private bool replied;

    /// <summary>The share of questions to which no reply came: not what a twin says, but an outage.</summary>
    public double Outage => asked is 0 ? 0 : (double)failed / asked;

    /// <param name="round">See <see cref="Studies.Evaluation.Round"/>.</param>
    /// <param name="count">How often each twin is asked. A respondent that never varies is asked once.</param>
    /// <returns>By twin, then by question, the answers that came.</returns>
    public async Task<IReadOnlyList<IReadOnlyList<IReadOnlyList<Answer>>>> AskAsync(string? round, int count, CancellationToken cancellationToken)
    {
        var times = respondent.Identity.IsLanguageModel ? count : 1;
        var responses = new ConcurrentDictionary<(int Twin, int Replicate), Response>();
        var all = Enumerable.Range(0, panel.Members.Count).SelectMany(t => Enumerable.Range(0, times).Select(r => (Twin: t, Replicate: r)));
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellationToken }, async (x, stop) =>
        {
            var response = responses[x] = await respondent.AskAsync(Evaluation(panel.Members[x.Twin], round, x.Replicate), stop);
            Guard(response);
        });
        (asked, failed) = (responses.Values.Sum(r => r.Outcomes.Count), responses.Values.Sum(r => r.Outcomes.Count(o => o is Outcome.Failed)));
        return [.. Enumerable.Range(0, panel.Members.Count).Select(t => set.Questions.Select((_, q) => (IReadOnlyList<Answer>)[.. Enumerable.Range(0, times).Select(r => responses[(t, r)].Outcomes[q]).OfType<Outcome.Answered>().Select(o => o.Answer)]).ToList())];
    }

    /// <summary>A model that is down must be noticed before everybody has gone through all retries.</summary>
    private void Guard(Response response)
    {
        if (response.Outcomes.Any(o => o is not Outcome.Failed)) Volatile.Write(ref replied, true);
        else if (Interlocked.Increment(ref silent) >= RunDecider.FailuresWithoutReply && !Volatile.Read(ref replied)) throw new ModelFaultException(FaultKind.Unusable, "The model gave no reply to anybody. Check that it is up, then run the same command again.");
    }

    private Evaluation Evaluation(PanelMember member, string? round, int replicate)
    {
        // By the twin's id and not by its version: a twin that was changed is asked in the same orders.
        var draw = Seeds.For(seed, "watch", member.Twin.Id);
        return new Evaluation
        {
            Member = member,
            Stimulus = new Stimulus(StimulusIds.None, null, null, []),
            Questionnaire = questionnaire,
            Elicitation = Elicitation.Direct,
            Replicate = replicate,
            Round = round,
            Paraphrase = (int)((draw / 2 + (ulong)replicate / 2) % Wordings),
            Presentation = new Presentation((draw + (ulong)replicate) % 2 is 1, draw),
        };
    }
}
