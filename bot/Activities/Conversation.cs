namespace Twins.Bot.Activities;

/// <summary>Where people talk.</summary>
/// <param name="Id">In a channel it names the thread too: <c>19:…@thread.tacv2;messageid=…</c>.</param>
public sealed record Conversation(string Id, ConversationScope Scope, string? Name = null)
{
    private const string ThreadMark = ";messageid=";

    /// <summary>The conversation without its thread.</summary>
    public string Root => Id.IndexOf(ThreadMark, StringComparison.OrdinalIgnoreCase) is > 0 and var end ? Id[..end] : Id;
}

public enum ConversationScope
{
    /// <summary>One person and the bot.</summary>
    Personal,
    GroupChat,
    Channel,
}
