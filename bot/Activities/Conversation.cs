using Twins.Adapters.Teams;

namespace Twins.Bot.Activities;

/// <summary>Where people talk.</summary>
/// <param name="Id">In a channel it names the thread too: <c>19:…@thread.tacv2;messageid=…</c>.</param>
public sealed record Conversation(string Id, ConversationKind Kind, string? Name = null)
{
    private const string ThreadMark = ";messageid=";

    /// <summary>The conversation without its thread.</summary>
    public string Root => RootOf(Id);

    internal static string RootOf(string id) => id.IndexOf(ThreadMark, StringComparison.OrdinalIgnoreCase) is > 0 and var end ? id[..end] : id;
}
