namespace Twins.Adapters.Teams;

/// <summary>What makes a conversation: one person, or a channel and the first message in it.</summary>
internal sealed record NewConversation
{
    public required bool IsGroup { get; init; }
    public string? TenantId { get; init; }
    public IReadOnlyList<Named>? Members { get; init; }
    public Place? ChannelData { get; init; }
    public OutgoingActivity? Activity { get; init; }

    internal sealed record Named(string Id);

    internal sealed record Place(Named Channel);
}
