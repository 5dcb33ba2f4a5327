using System.Text.Json;
using Twins.Core.Documents;
using Twins.Core.Storage;

namespace Twins.Core.Runs.Sharing;

/// <summary>The messages that drive shared runs. They only say where to look; the journal says what is to be done.</summary>
public static class RunQueues
{
    public const string Shards = "shards";
    public const string Reports = "reports";
    public const string Batches = "batches";

    /// <summary>A message that lacks something must fail, not mean shard 0.</summary>
    private static readonly JsonSerializerOptions Strict = new(DocumentJson.Options) { RespectRequiredConstructorParameters = true };

    /// <exception cref="JsonException">It is no such message.</exception>
    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Strict) ?? throw new JsonException("The message is empty.");

    public static Task SendAsync(this IWorkQueue queue, ShardMessage message, TimeSpan delay, CancellationToken cancellationToken) =>
        queue.SendAsync(Shards, JsonSerializer.Serialize(message, DocumentJson.Options), delay, cancellationToken);

    public static Task SendAsync(this IWorkQueue queue, ReportMessage message, TimeSpan delay, CancellationToken cancellationToken) =>
        queue.SendAsync(Reports, JsonSerializer.Serialize(message, DocumentJson.Options), delay, cancellationToken);

    public static Task SendAsync(this IWorkQueue queue, BatchMessage message, TimeSpan delay, CancellationToken cancellationToken) =>
        queue.SendAsync(Batches, JsonSerializer.Serialize(message, DocumentJson.Options), delay, cancellationToken);
}

/// <summary>A shard of a run wants a worker.</summary>
public sealed record ShardMessage(string Run, int Shard);

/// <summary>A run is over and wants its report.</summary>
public sealed record ReportMessage(string Run);

/// <summary>A run's batches want to be written, sent, looked at or taken in.</summary>
public sealed record BatchMessage(string Run);
