using System.Collections.Concurrent;

namespace Twins.Adapters.Teams;

/// <summary>The streams that are open in this process: one in a personal chat at most, and none elsewhere.</summary>
public sealed class MessageStreams(ConnectorClient client, TimeProvider clock)
{
    /// <summary>More than these are only kept while they matter.</summary>
    private const int MostClosed = 1000;

    private readonly ConcurrentDictionary<string, object> open = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> closed = new(StringComparer.Ordinal);

    /// <returns>Null where no stream may begin: in a group, in a channel, or while another one is open in this chat. Send the answer as a message then.</returns>
    /// <param name="begun">Told the message's id once Teams has given it, before anything more is sent.</param>
    public MessageStream? Open(ConversationReference chat, Func<string, Task>? begun = null)
    {
        var place = KeyValuePair.Create(chat.ConversationId, new object());
        if (chat.Kind is not ConversationKind.Personal || !open.TryAdd(place.Key, place.Value)) return null;
        return new MessageStream(client, chat, clock, begun, () => Close(place)) { Rest = RestOf(place.Key) };
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
