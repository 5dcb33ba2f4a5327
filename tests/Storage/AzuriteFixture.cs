using Twins.Bench.Azurite;

[assembly: AssemblyFixture(typeof(Twins.Tests.Storage.AzuriteFixture))]

namespace Twins.Tests.Storage;

/// <summary>
/// One Azurite for all tests, started by the first that asks for it. Everyone who asks gets a storage account of their own,
/// so that no test sees what another one stores.
/// </summary>
public sealed class AzuriteFixture : IAsyncDisposable
{
    private readonly Lazy<Task<AzuriteProcess>> process = new(AzuriteProcess.StartAsync);
    private int accounts = -1;

    /// <summary>The connection string of an account that nobody else has.</summary>
    public async Task<string> AccountAsync() => (await process.Value).ConnectionString(Interlocked.Increment(ref accounts));

    public async ValueTask DisposeAsync()
    {
        if (process.IsValueCreated) await (await process.Value).DisposeAsync();
    }
}
