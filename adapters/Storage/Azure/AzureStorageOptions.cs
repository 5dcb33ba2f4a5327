using Azure.Core;

namespace Twins.Adapters.Storage.Azure;

/// <summary>Which storage account, and how patient to be with it.</summary>
public sealed record AzureStorageOptions
{
    /// <summary>A connection string, or the name of a storage account that this process may use by its own identity.</summary>
    public required string Account { get; init; }

    /// <summary>The user-assigned identity to use; null for the only one, or on a developer's machine their own.</summary>
    public string? ClientId { get; init; }

    public StoragePatience Patience { get; init; } = new();
}

/// <summary>
/// How long a request is tried again: every answer that may pass and every lost connection, with waits that double. What
/// the service asks for in Retry-After is waited in any case. By default some four minutes, which outlives a failover.
/// </summary>
public sealed record StoragePatience
{
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromMilliseconds(400);
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);
    public int Tries { get; init; } = 14;

    /// <summary>How long one try may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    internal T Of<T>(T client)
        where T : ClientOptions
    {
        (client.Retry.Mode, client.Retry.Delay, client.Retry.MaxDelay) = (RetryMode.Exponential, FirstWait, LongestWait);
        (client.Retry.MaxRetries, client.Retry.NetworkTimeout) = (Tries - 1, Timeout);
        return client;
    }
}
