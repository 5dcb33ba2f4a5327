using Twins.Adapters.Teams;

namespace Twins.Bot.Activities;

/// <summary>Where people talk.</summary>
/// <param name="Id">In a channel it names the thread too: <c>19:…@thread.tacv2;messageid=…</c>.</param>
public sealed record Conversation(string Id, ConversationKind Kind, string? Name = null)
{
    /// <summary>The conversation without its thread.</summary>
    public string Root => ConversationReference.RootOf(Id);
}
