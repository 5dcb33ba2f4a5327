using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Twins.Core.Storage;

namespace Twins.Adapters.Teams;

/// <summary>
/// Conversations that the bot is not part of any more. It is kept in storage, because every process must hold still there
/// until the bot is put in again.
/// </summary>
public sealed class LeftConversations(IRecordStore records)
{
    private const string Partition = "bot-left";

    /// <param name="conversationId">With its thread or without.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    public async Task<bool> HasAsync(string conversationId, CancellationToken cancellationToken) => await records.FindAsync(Place(conversationId), cancellationToken) is not null;

    /// <param name="conversationId">With its thread or without.</param>
    /// <param name="teamId">The team that it belongs to, where it is a channel.</param>
    /// <param name="cancellationToken">Leaves it open whether it was written.</param>
    public Task AddAsync(string conversationId, string? teamId, CancellationToken cancellationToken) =>
        records.TryWriteAsync(Place(conversationId), null, JsonSerializer.SerializeToUtf8Bytes(new Left(teamId)), cancellationToken);

    /// <summary>The bot was put in, and with that into every channel of the team.</summary>
    public async Task RemoveAsync(string conversationId, string? teamId, CancellationToken cancellationToken)
    {
        var place = Place(conversationId);
        await foreach (var record in records.ListAsync(Partition, null, cancellationToken))
            if (record.Key == place || (teamId is not null && JsonSerializer.Deserialize<Left>(record.Value.Span)!.TeamId == teamId)) await records.TryWriteAsync(record.Key, record.Tag, null, cancellationToken);
    }

    /// <summary>Ids are long, and hold what keys may not.</summary>
    private static RecordKey Place(string conversationId) => new(Partition, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ConversationReference.RootOf(conversationId)))));

    private sealed record Left(string? TeamId);
}
