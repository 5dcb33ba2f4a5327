namespace Twins.Adapters.Teams;

/// <summary>
/// Where to send: a conversation as it arrived on an authenticated activity. Nothing is ever sent to a service URL that
/// came from anywhere else, so only whoever has checked an activity's token makes one of these.
/// </summary>
public sealed record ConversationReference
{
    private const string ThreadMark = ";messageid=";

    public required Uri ServiceUrl { get; init; }

    /// <summary>As it arrived, not URL-encoded. In a channel it names the thread: 19:abc@thread.tacv2;messageid=1.</summary>
    public required string ConversationId { get; init; }

    public required ConversationKind Kind { get; init; }

    /// <summary>Null where the channel has no tenants, as one on this machine. Teams makes no new conversation without it.</summary>
    public string? TenantId { get; init; }

    /// <summary>The team that a channel belongs to; null elsewhere.</summary>
    public string? TeamId { get; init; }

    /// <summary>A conversation's id without its thread.</summary>
    public static string RootOf(string conversationId) => conversationId.IndexOf(ThreadMark, StringComparison.OrdinalIgnoreCase) is > 0 and var end ? conversationId[..end] : conversationId;
}

/// <summary>Who hears what is said in a conversation.</summary>
public enum ConversationKind
{
    /// <summary>One person and the bot.</summary>
    Personal,
    GroupChat,
    Channel,
}
