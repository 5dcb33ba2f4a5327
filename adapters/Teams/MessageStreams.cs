using System.Collections.Concurrent;

namespace Twins.Adapters.Teams;

/// <summary>The streams that are open in this process: one in a personal chat at most, and none elsewhere.</summary>
public sealed class MessageStreams(ConnectorClient client, TimeProvider clock)
{
    /// <summary>More than these are only kept while they matter.</summary>
    private const int MostClosed = 1000;

    /// <summary>Teams begins to count when the first piece arrives.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, object> open = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> closed = new(StringComparer.Ordinal);

    /// <returns>Null where no stream may begin: in a group, in a channel, or while another one is open in this chat. Send the answer as a message then.</returns>
    /// <param name="notes">Told what whoever goes on after a death must know.</param>
    public MessageStream? Open(ConversationReference chat, StreamNotes? notes = null)
    {
        var place = KeyValuePair.Create(chat.ConversationId, new object());
        if (chat.Kind is not ConversationKind.Personal || !open.TryAdd(place.Key, place.Value)) return null;
        return new MessageStream(client, chat, clock, notes, () => Close(place)) { Rest = RestOf(place.Key) };
    }

    /// <summary>Ends a stream that a process which died had begun.</summary>
    /// <param name="id">The message's id.</param>
    /// <param name="spoke">Whether text may have been streamed; then the whole message need not begin with it, and stands in its place once the stream's time is over.</param>
    /// <param name="begun">When it began, or a little before.</param>
    public async Task<StreamOutcome> FinishAsync(ConversationReference chat, string id, bool spoke, DateTimeOffset begun, OutgoingActivity final, CancellationToken cancellationToken)
    {
        if (!spoke && await client.SendAsync(chat, StreamWire.Last(final, id), cancellationToken) is ConnectorOutcome.Delivered) return new StreamOutcome.Streamed(id);
        var rest = begun + StreamWire.Longest + Late - clock.GetUtcNow();
        if (rest > TimeSpan.Zero) await Task.Delay(rest, clock, cancellationToken);
        var outcome = await client.UpdateAsync(chat, id, final, cancellationToken);
        return outcome is ConnectorOutcome.Delivered ? new StreamOutcome.Replaced(id) : new StreamOutcome.Failed(outcome);
    }

    private void Close(KeyValuePair<string, object> place)
    {
        closed[place.Key] = clock.GetTimestamp();
        // Its own place alone: closed twice, it must not take that of the next one.
        open.TryRemove(place);
        if (closed.Count <= MostClosed) return;
        foreach (var (chat, at) in closed) if (clock.GetElapsedTime(at) > StreamWire.Pace) closed.TryRemove(chat, out _);
    }

    /// <summary>The pace is the chat's: a stream begins no sooner after another one than its own next piece would come.</summary>
    private TimeSpan RestOf(string chat) => closed.TryRemove(chat, out var at) ? StreamWire.Pace - clock.GetElapsedTime(at) : TimeSpan.Zero;
}

/// <param name="Begun">Told the message's id once Teams has given it, before anything more is sent.</param>
/// <param name="Speaks">Told that the first text is about to be sent.</param>
public sealed record StreamNotes(Func<string, Task> Begun, Func<Task> Speaks);
