using System.Text.Json;

namespace Twins.Adapters.Teams;

/// <summary>
/// What is sent. It has no id, no timestamp and no service URL: those are the channel's, and what is not here cannot be
/// sent by mistake. Messages of text are made by <see cref="MessageBuilder"/>, which keeps to the limits.
/// </summary>
public sealed record OutgoingActivity
{
    public static readonly OutgoingActivity Typing = new() { Type = "typing" };

    public required string Type { get; init; }
    public string? Text { get; init; }
    public string? TextFormat { get; init; }

    /// <summary>What a notification shows in place of a card.</summary>
    public string? Summary { get; init; }
    public string? ReplyToId { get; init; }
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    /// <summary>Each is written as what it is, <see cref="AiEntity"/> or <see cref="StreamEntity"/>.</summary>
    public IReadOnlyList<object>? Entities { get; init; }
    public MessageChannelData? ChannelData { get; init; }
    public SuggestedActions? SuggestedActions { get; init; }
}

/// <param name="ContentType">Such as application/vnd.microsoft.card.adaptive.</param>
public sealed record Attachment(string ContentType, JsonElement Content);

public sealed record MessageChannelData(FeedbackLoop? FeedbackLoop);

/// <param name="Type">"default": Teams shows its own form.</param>
public sealed record FeedbackLoop(string Type = "default");

public sealed record SuggestedActions(IReadOnlyList<SuggestedAction> Actions);

/// <summary>A button that says something in the reader's name.</summary>
public sealed record SuggestedAction(string Title, string Value)
{
    public string Type { get; } = "imBack";
}
