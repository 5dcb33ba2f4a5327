using Twins.Bot.Activities;

namespace Twins.Bot.Inbox;

/// <summary>What is needed to speak in a conversation unasked; made of authenticated activities only.</summary>
/// <param name="Conversation">Without its thread.</param>
public sealed record ConversationReference(string ChannelId, string ServiceUrl, string? TenantId, Conversation Conversation, Account Bot)
{
    private const int MostUsers = 200;

    /// <summary>People seen here, the latest first.</summary>
    public IReadOnlyList<Account> Users { get; init; } = [];

    /// <summary>What an activity adds to what was known.</summary>
    internal static ConversationReference After(ConversationReference? known, Activity activity)
    {
        var users = known?.Users ?? [];
        var fresh = new ConversationReference(activity.ChannelId, activity.ServiceUrl, activity.TenantId ?? known?.TenantId, new Conversation(activity.Conversation.Root, activity.Conversation.Scope, activity.Conversation.Name ?? known?.Conversation.Name), activity.Recipient);
        var from = activity.From;
        if (from.Id == activity.Recipient.Id) return fresh with { Users = users };
        var old = users.FirstOrDefault(u => u.Id == from.Id);
        var person = new Account(from.Id, from.Name ?? old?.Name, from.ObjectId ?? old?.ObjectId);
        return fresh with { Users = old == person ? users : [person, .. users.Where(u => u.Id != from.Id).Take(MostUsers - 1)] };
    }

    internal bool SaysTheSameAs(ConversationReference other) => this with { Users = other.Users } == other && Users.SequenceEqual(other.Users);
}
