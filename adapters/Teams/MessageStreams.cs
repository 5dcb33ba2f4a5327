using System.Collections.Concurrent;

namespace Twins.Adapters.Teams;

/// <summary>The streams that are open in this process: one in a personal chat at most, and none elsewhere.</summary>
public sealed class MessageStreams(ConnectorClient client, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, object> open = new(StringComparer.Ordinal);

    /// <returns>Null where no stream may begin: in a group, in a channel, or while another one is open in this chat. Send the answer as a message then.</returns>
    /// <param name="begun">Told the message's id once Teams has given it, before anything more is sent.</param>
    public MessageStream? Open(ConversationReference chat, Func<string, Task>? begun = null)
    {
        var place = KeyValuePair.Create(chat.ConversationId, new object());
        if (chat.Kind is not ConversationKind.Personal || !open.TryAdd(place.Key, place.Value)) return null;
        // Its own place alone: closed twice, it must not take that of the next one.
        return new MessageStream(client, chat, clock, begun, () => open.TryRemove(place));
    }
}
