using System.Text.Json;
using Twins.Adapters.Teams;

namespace Twins.Bot.Activities;

/// <summary>Something that happened in a conversation, as the channel tells it.</summary>
public sealed record Activity
{
    public required ActivityKind Kind { get; init; }

    /// <summary>As it came, for whoever keeps it.</summary>
    internal ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>Unique in its conversation.</summary>
    public required string Id { get; init; }

    /// <summary>Such as "msteams".</summary>
    public required string ChannelId { get; init; }

    /// <summary>Where answers go, as it was written; believed only beside a token that says the same.</summary>
    public required string ServiceUrl { get; init; }

    public required Account From { get; init; }

    public required Conversation Conversation { get; init; }

    /// <summary>The bot.</summary>
    public required Account Recipient { get; init; }

    /// <summary>Null where the channel has no tenants.</summary>
    public string? TenantId { get; init; }

    /// <summary>The team that a channel belongs to; null elsewhere.</summary>
    public string? TeamId { get; init; }

    public string? Text { get; init; }

    /// <summary>Of an invoke or an event, such as "adaptiveCard/action".</summary>
    public string? Name { get; init; }

    /// <summary>Of an installation: "add", "remove", or another word.</summary>
    public string? Action { get; init; }

    public string? ReplyToId { get; init; }

    public string? Locale { get; init; }

    /// <summary>When the channel says that it happened.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>When the person's own device says so.</summary>
    public DateTimeOffset? LocalTimestamp { get; init; }

    /// <summary>The device's word goes first: it stays the same when the channel sends something again.</summary>
    public DateTimeOffset? SentAt => LocalTimestamp ?? Timestamp;

    /// <summary>What a card sends; undefined when there is nothing.</summary>
    public JsonElement Value { get; init; }

    /// <summary>What only this channel knows; undefined when there is nothing.</summary>
    public JsonElement ChannelExtras { get; init; }

    public IReadOnlyList<Mention> Mentions { get; init; } = [];

    public IReadOnlyList<Account> MembersAdded { get; init; } = [];

    public IReadOnlyList<Account> MembersRemoved { get; init; } = [];

    /// <summary>Such as "like".</summary>
    public IReadOnlyList<string> ReactionsAdded { get; init; } = [];

    public IReadOnlyList<string> ReactionsRemoved { get; init; } = [];

    /// <summary>The key of the activity that brought the same first; null when it is this one, or not known yet.</summary>
    internal string? FirstKey { get; init; }

    /// <summary>Where an answer goes; in a channel, the thread that this was said in.</summary>
    public ConversationReference Reference() => new() { ServiceUrl = new Uri(ServiceUrl), ConversationId = Conversation.Id, Kind = Conversation.Kind, TenantId = TenantId, TeamId = TeamId };
}

/// <summary>A person or a bot.</summary>
/// <param name="Id">Of this bot's view of the person: another bot knows the same person by another id.</param>
/// <param name="ObjectId">The person's id in the directory; with the tenant it is what people are known by.</param>
public sealed record Account(string Id, string? Name = null, string? ObjectId = null);

/// <param name="Text">How the message spells it, such as "&lt;at&gt;Twins&lt;/at&gt;".</param>
public sealed record Mention(Account Mentioned, string Text);
