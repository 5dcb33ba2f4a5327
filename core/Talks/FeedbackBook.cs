using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Twins.Core.Documents;
using Twins.Core.Storage;
using Twins.Core.Studies;

namespace Twins.Core.Talks;

/// <summary>What people think of answers, newest first.</summary>
public sealed class FeedbackBook(IRecordStore records, TimeProvider clock)
{
    private const string Partition = "feedback";
    private const int LongestComment = 4000;

    /// <summary>Keeps a word about an answer, once for the same cause.</summary>
    /// <param name="about">The turn that is meant; null when it cannot be told.</param>
    /// <param name="cause">What made it arrive, such as an activity's key.</param>
    public async Task<Feedback> KeepAsync(FeedbackKind kind, string person, string? comment, TalkTurn? about, string cause, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var feedback = new Feedback
        {
            // By the turn's own time where there is one: the same word said twice is one record.
            Id = string.Create(CultureInfo.InvariantCulture, $"{long.MaxValue - (about?.At ?? now).UtcTicks:D19}-{ContentHash.Of(new[] { person, kind.ToString(), cause })[..16]}"),
            At = now,
            Kind = kind,
            Person = person,
            Comment = string.IsNullOrWhiteSpace(comment) ? null : comment.Length > LongestComment ? comment[..LongestComment] : comment,
            Twin = about?.Twin,
            Said = about?.Said,
            Answer = about?.Answer,
            TwinVersion = about?.TwinVersion,
            Respondent = about?.Respondent,
        };
        await records.TryWriteAsync(new RecordKey(Partition, feedback.Id), null, JsonSerializer.SerializeToUtf8Bytes(feedback, DocumentJson.Options), cancellationToken);
        return feedback;
    }

    public async IAsyncEnumerable<Feedback> ListAsync(string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in records.ListAsync(Partition, after, cancellationToken)) yield return Read(record);
    }

    /// <summary>Forgets what a person thought, and what it was about.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> EraseAsync(string person, CancellationToken cancellationToken)
    {
        var gone = 0;
        await foreach (var record in records.ListAsync(Partition, null, cancellationToken))
        {
            if (Read(record).Person != person) continue;
            await records.TryWriteAsync(record.Key, record.Tag, null, cancellationToken);
            gone++;
        }
        return gone;
    }

    private static Feedback Read(StoredRecord record) => JsonSerializer.Deserialize<Feedback>(record.Value.Span, DocumentJson.Options)!;
}
