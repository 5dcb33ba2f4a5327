using System.Text.Json;
using Twins.Adapters.Teams;
using Twins.Bot.Activities;
using Twins.Core.Storage;

namespace Twins.Bot.Inbox;

/// <summary>The conversations that the bot is part of, kept for posts that nobody asked for just then.</summary>
public sealed class KnownConversations(IRecordStore records, LeftConversations left)
{
    private const string Partition = "bot-conversations";
    private const int MostTries = 5;

    /// <param name="channelId">Such as "msteams".</param>
    /// <param name="conversationId">With its thread or without.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    public async Task<KnownConversation?> FindAsync(string channelId, string conversationId, CancellationToken cancellationToken) =>
        await records.FindAsync(Place(channelId, ConversationReference.RootOf(conversationId)), cancellationToken) is { } found ? Read(found) : null;

    /// <summary>Takes a person out of every conversation, until that person says something there again.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> ForgetPersonAsync(Person person, CancellationToken cancellationToken)
    {
        var gone = 0;
        await foreach (var record in records.ListAsync(Partition, null, cancellationToken))
        {
            var known = Read(record);
            var others = known.Users.Where(user => Person.Of(known.ChannelId, known.TenantId, user).Key != person.Key).ToList();
            if (others.Count == known.Users.Count) continue;
            // Somebody may talk there at the same moment; then it is looked at again with the next request to be forgotten.
            if (await records.TryWriteAsync(record.Key, record.Tag, JsonSerializer.SerializeToUtf8Bytes(known with { Users = others }), cancellationToken) is not null) gone++;
        }
        return gone;
    }

    internal async Task KeepAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (IsTakenOut(activity))
        {
            await left.AddAsync(activity.Conversation.Root, activity.TeamId, cancellationToken);
            await ForgetAsync(activity.ChannelId, activity.Conversation.Root, cancellationToken);
            return;
        }
        if (IsPutIn(activity)) await left.RemoveAsync(activity.Conversation.Root, activity.TeamId, cancellationToken);
        await WriteAsync(activity, cancellationToken);
    }

    private async Task WriteAsync(Activity activity, CancellationToken cancellationToken)
    {
        var place = Place(activity.ChannelId, activity.Conversation.Root);
        // Others in the same conversation write too; whoever gives up here is kept with his next activity.
        for (var tries = 0; tries < MostTries; tries++)
        {
            var found = await records.FindAsync(place, cancellationToken);
            var known = found is null ? null : Read(found);
            var after = KnownConversation.After(known, activity);
            if (known?.SaysTheSameAs(after) is true) return;
            if (await records.TryWriteAsync(place, found?.Tag, JsonSerializer.SerializeToUtf8Bytes(after), cancellationToken) is not null) return;
        }
    }

    private async Task ForgetAsync(string channelId, string root, CancellationToken cancellationToken)
    {
        var place = Place(channelId, root);
        if (await records.FindAsync(place, cancellationToken) is { } found) await records.TryWriteAsync(place, found.Tag, null, cancellationToken);
    }

    /// <summary>Teams says it twice, in either order.</summary>
    private static bool IsTakenOut(Activity activity) => activity is { Kind: ActivityKind.InstallationUpdate, Action: "remove" } || activity.MembersRemoved.Any(m => m.Id == activity.Recipient.Id);

    /// <summary>"add", or "add-upgrade" for a newer version of the app.</summary>
    private static bool IsPutIn(Activity activity) => activity is { Kind: ActivityKind.InstallationUpdate, Action: "add" or "add-upgrade" } || activity.MembersAdded.Any(m => m.Id == activity.Recipient.Id);

    private static RecordKey Place(string channelId, string root) => new(Partition, ActivityKey.Hash(channelId, root));

    private static KnownConversation Read(StoredRecord record) => JsonSerializer.Deserialize<KnownConversation>(record.Value.Span)!;
}
