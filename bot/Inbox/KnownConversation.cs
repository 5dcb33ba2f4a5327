using Twins.Adapters.Teams;
using Twins.Bot.Activities;

namespace Twins.Bot.Inbox;

/// <summary>A conversation that the bot is part of: all that is needed to speak in it unasked. Made of authenticated activities only.</summary>
/// <param name="Conversation">Without its thread.</param>
public sealed record KnownConversation(string ChannelId, string ServiceUrl, string? TenantId, Conversation Conversation, Account Bot)
{
    private const int MostUsers = 200;

    /// <summary>The team that a channel belongs to; null elsewhere.</summary>
    public string? TeamId { get; init; }

    /// <summary>People seen here, the latest first.</summary>
    public IReadOnlyList<Account> Users { get; init; } = [];

    /// <summary>Where a post goes that nobody asked for just then.</summary>
    /// <param name="conversationId">A thread of it; null for the conversation itself, in which a channel begins a new thread.</param>
    public ConversationReference To(string? conversationId = null) => new() { ServiceUrl = new Uri(ServiceUrl), ConversationId = conversationId ?? Conversation.Id, Kind = Conversation.Kind, TenantId = TenantId, TeamId = TeamId };

    /// <summary>What an activity adds to what was known.</summary>
    internal static KnownConversation After(KnownConversation? known, Activity activity)
    {
        var users = known?.Users ?? [];
        var fresh = new KnownConversation(activity.ChannelId, activity.ServiceUrl, activity.TenantId ?? known?.TenantId, new Conversation(activity.Conversation.Root, activity.Conversation.Kind, activity.Conversation.Name ?? known?.Conversation.Name), activity.Recipient) { TeamId = activity.TeamId ?? known?.TeamId };
        var from = activity.From;
        if (from.Id == activity.Recipient.Id) return fresh with { Users = users };
        var old = users.FirstOrDefault(u => u.Id == from.Id);
        var person = new Account(from.Id, from.Name ?? old?.Name, from.ObjectId ?? old?.ObjectId);
        return fresh with { Users = old == person ? users : [person, .. users.Where(u => u.Id != from.Id).Take(MostUsers - 1)] };
    }

    internal bool SaysTheSameAs(KnownConversation other) => this with { Users = other.Users } == other && Users.SequenceEqual(other.Users);
}
