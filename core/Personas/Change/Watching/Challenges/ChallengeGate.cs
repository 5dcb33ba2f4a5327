using System.Text.Json;
using Twins.Core.Documents;
using Twins.Core.Storage;
using Twins.Core.Studies;

namespace Twins.Core.Personas.Change.Watching.Challenges;

/// <summary>
/// Remembers, for the answers of some people, the margin that was set before anybody looked, and every challenger that was held
/// against them: a margin chosen after looking is none, and of many challengers one passes by luck.
/// </summary>
public sealed class ChallengeGate(IRecordStore records)
{
    private const string Partition = "watch-gates";

    /// <summary>Enters a challenger; the same one again counts once.</summary>
    /// <param name="people">The file with their answers, as bytes.</param>
    /// <exception cref="LifeException">Another margin was set for these people.</exception>
    public async Task<ChallengeEntry> EnterAsync(ReadOnlyMemory<byte> people, QuestionSet set, double margin, string challenger, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(set);
        var key = new RecordKey(Partition, ContentHash.Of(new { people = ContentHash.OfBytes(people.Span), questions = ContentHash.Of(set.Questions) }));
        ChallengeEntry? entered = null;
        await records.ChangeAsync(key, now =>
        {
            var entry = now is { } value ? JsonSerializer.Deserialize<ChallengeEntry>(value.Span, DocumentJson.Options)! : new ChallengeEntry(margin, at, []);
            if (entry.Margin != margin) throw new LifeException(FormattableString.Invariant($"For these people the margin was set to {entry.Margin} on {entry.At:yyyy-MM-dd}, before anybody looked; one that is chosen after looking is none. Use --margin {entry.Margin}, or other people."));
            entered = entry with { Challengers = entry.Challengers.Contains(challenger) ? entry.Challengers : [.. entry.Challengers, challenger] };
            return JsonSerializer.SerializeToUtf8Bytes(entered, DocumentJson.Options);
        }, cancellationToken);
        return entered!;
    }
}

/// <param name="At">When the margin was set.</param>
/// <param name="Challengers">By name and settings.</param>
public sealed record ChallengeEntry(double Margin, DateTimeOffset At, IReadOnlyList<string> Challengers);
