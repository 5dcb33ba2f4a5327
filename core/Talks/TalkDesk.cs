using Twins.Core.Evidence;
using Twins.Core.Personas;
using Twins.Core.Respondents;

namespace Twins.Core.Talks;

/// <summary>Prepares what a twin is shown before it answers, and writes down what it answered.</summary>
public sealed class TalkDesk(TalkBook book, EvidenceIndex evidence)
{
    /// <summary>The longest that a person can say at once.</summary>
    public const int LongestSpeech = 4000;

    private const int MostEvidence = 12;

    /// <param name="person">Who talks; see <see cref="TalkBook"/>.</param>
    /// <param name="groups">What the person may see of the twin's evidence.</param>
    /// <param name="at">When it was said. What came later is not remembered, so that whoever answers after a death asks the same.</param>
    public async Task<TalkTask> PrepareAsync(string person, Twin twin, string said, IReadOnlyList<string> groups, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(twin);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(said.Length, LongestSpeech);
        // Indexed when it is looked for: a twin's memory can also change through a fragment. What is unchanged is left alone.
        await evidence.PutAsync(twin, groups, cancellationToken);
        var recalled = await evidence.RecallAsync(twin.Id, said, groups, MostEvidence, cancellationToken);
        var turns = new List<TalkTurn>();
        await foreach (var turn in book.ListAsync(person, twin.Id, cancellationToken))
        {
            if (turn.At < at) turns.Add(turn);
            if (turns.Count >= TalkMemory.Reach) break;
        }
        var (recent, earlier) = TalkMemory.Of(turns, said, at);
        return new TalkTask
        {
            Twin = twin,
            TwinVersion = Personas.TwinVersion.Of(twin),
            Said = said,
            Evidence = [.. recalled.Select(r => r.Item)],
            Recent = recent,
            Earlier = earlier,
            TurnsBefore = turns.Count,
        };
    }

    /// <summary>What came of it, for memory and for whoever asks why.</summary>
    /// <param name="id">See <see cref="TalkBook.IdOf"/>.</param>
    public static TalkTurn Turn(string id, DateTimeOffset at, TalkTask task, TalkAnswer answer, RespondentIdentity who)
    {
        ArgumentNullException.ThrowIfNull(task);
        var positions = answer.Cited.Select((item, i) => (item.Id, Position: i + 1)).ToDictionary(c => c.Id, c => c.Position, StringComparer.Ordinal);
        // The offline respondent looks at all that a twin has, so that it can cite what was not recalled.
        var shown = task.Evidence.Select(e => e.Id).Union(positions.Keys, StringComparer.Ordinal);
        return new TalkTurn
        {
            Id = id,
            Twin = task.Twin.Id,
            At = at,
            Said = task.Said,
            Outcome = answer.Outcome.Kind,
            Answer = answer.Raw,
            Evidence = [.. shown.Select(e => new TalkEvidence(e, positions.TryGetValue(e, out var position) ? position : null))],
            Remembered = task.Recent.Count + task.Earlier.Count,
            TwinVersion = task.TwinVersion,
            Respondent = who.Name,
            IsLanguageModel = who.IsLanguageModel,
            PromptVersion = TalkPrompt.Version,
        };
    }
}
