using System.Text.Json;
using Twins.Bot.Activities;
using Twins.Core.Storage;

namespace Twins.Bot.Inbox;

/// <summary>
/// Has an invoke done once, however often it comes, and gives everybody who asks the same answer. Whoever comes second
/// waits for the first, and does it himself when the first one's time is over, since its process must have died: a channel
/// that got an answer does not ask again.
/// </summary>
public sealed class InvokeDesk(IEnumerable<InvokeHandler> handlers, KnownConversations conversations, IRecordStore records, TimeProvider clock)
{
    internal const string Partition = "bot-invokes";

    /// <summary>How long a handler has. A channel waits for 10 to 15 seconds.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Machines' clocks differ by a little.</summary>
    internal static readonly TimeSpan Claim = Limit + TimeSpan.FromSeconds(3);

    /// <summary>Long enough to see the first one's claim end.</summary>
    internal static readonly TimeSpan Patience = Claim + TimeSpan.FromSeconds(1);

    internal static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>A channel gives up within minutes; whoever presses a button after that means it.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    /// <summary>Teams takes less. It must fit into a record.</summary>
    private const int MostBytes = 256 * 1024;

    /// <returns>Null for an invoke that nobody handles.</returns>
    internal async Task<InvokeReply?> AnswerAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (handlers.FirstOrDefault(h => h.Name == activity.Name) is not { } handler) return null;
        await conversations.KeepAsync(activity, cancellationToken);
        return await AnswerOnceAsync(activity, handler, cancellationToken);
    }

    private async Task<InvokeReply> AnswerOnceAsync(Activity activity, InvokeHandler handler, CancellationToken cancellationToken)
    {
        var place = new RecordKey(Partition, InvokeKey.Of(activity));
        for (var begun = clock.GetTimestamp(); clock.GetElapsedTime(begun) < Patience; await Task.Delay(Look, clock, cancellationToken))
        {
            var found = await records.FindAsync(place, cancellationToken);
            var attempt = found is null ? null : JsonSerializer.Deserialize<Attempt>(found.Value.Span);
            var age = clock.GetUtcNow() - attempt?.At;
            if (attempt?.Reply is { } known && age < Kept) return known;
            if (attempt is { Reply: null } && age < Claim) continue;
            // Nobody is at it. If somebody else is quicker now, he is the one to wait for.
            var mine = new Attempt(clock.GetUtcNow(), attempt is { Reply: null } && age < Kept ? attempt.Key : ActivityKey.Of(activity), null);
            if (await records.TryWriteAsync(place, found?.Tag, Write(mine), cancellationToken) is { } tag) return await WorkAsync(activity with { FirstKey = mine.Key }, handler, mine, new StoredRecord(place, tag, default));
        }
        return InvokeReply.Saying(activity.Name, "I am still working on that. Please look again in a moment.");
    }

    /// <summary>To its end, also when the caller hangs up: he will ask again and get the answer.</summary>
    private async Task<InvokeReply> WorkAsync(Activity activity, InvokeHandler handler, Attempt mine, StoredRecord claim)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        try
        {
            var reply = await handler.AnswerAsync(activity, limit.Token);
            await records.TryWriteAsync(claim.Key, claim.Tag, Write(mine with { At = clock.GetUtcNow(), Reply = reply }), CancellationToken.None);
            return reply;
        }
        catch (Exception e)
        {
            // Its time is over now, and what it began is found by the next one under the same key.
            await records.TryWriteAsync(claim.Key, claim.Tag, Write(mine with { At = clock.GetUtcNow() - Claim }), CancellationToken.None);
            if (e is OperationCanceledException && limit.IsCancellationRequested) return InvokeReply.Saying(activity.Name, "That took too long. Please try it again.");
            throw;
        }
    }

    private static byte[] Write(Attempt attempt)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(attempt);
        return bytes.Length <= MostBytes ? bytes : throw new InvalidOperationException($"A reply to an invoke has {bytes.Length / 1024} KB and may have {MostBytes / 1024}; say less, or put the real card in its place later.");
    }

    /// <param name="At">When it began, or when the reply was there.</param>
    /// <param name="Key">Of the activity that came first: what an attempt began, the next one goes on with.</param>
    /// <param name="Reply">Null while somebody is at it.</param>
    private sealed record Attempt(DateTimeOffset At, string Key, InvokeReply? Reply);
}
