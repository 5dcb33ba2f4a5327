namespace Twins.Adapters.Teams;

/// <summary>
/// A conversation as it arrived on an authenticated activity. Nothing is ever sent to a service URL that came from
/// anywhere else, so only whoever has checked an activity's token makes one of these.
/// </summary>
public sealed record ConversationReference
{
    public required Uri ServiceUrl { get; init; }

    /// <summary>As it arrived, not URL-encoded, such as 19:abc@thread.tacv2;messageid=1.</summary>
    public required string ConversationId { get; init; }
    public required ConversationKind Kind { get; init; }
    public required string TenantId { get; init; }

    /// <summary>The other side in a personal chat, such as 29:abc.</summary>
    public string? UserId { get; init; }

    /// <summary>The channel of a team, such as 19:abc@thread.tacv2.</summary>
    public string? ChannelId { get; init; }
}

public enum ConversationKind
{
    Personal,
    GroupChat,
    Channel,
}
