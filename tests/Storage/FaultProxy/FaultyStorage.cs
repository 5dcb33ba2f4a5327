using System.Collections.Concurrent;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Twins.Adapters.Storage.Azure;

namespace Twins.Tests.Storage.FaultProxy;

/// <summary>A storage account as a bad day shows it.</summary>
internal sealed class FaultyStorage : IAsyncDisposable
{
    /// <summary>As patient as the real thing, in short time.</summary>
    private static readonly StoragePatience Quick = new() { FirstWait = TimeSpan.FromMilliseconds(2), LongestWait = TimeSpan.FromMilliseconds(40), Tries = 60, Timeout = TimeSpan.FromSeconds(20) };

    private readonly List<ServiceProxy> proxies = [];

    /// <summary>The fault of a request, or null; asked for one request at a time.</summary>
    public Func<SeenRequest, Fault?> Befall { get; set; } = _ => null;

    /// <summary>Whether every connection is broken.</summary>
    public volatile bool IsAway;

    public ConcurrentQueue<SeenRequest> Seen { get; } = [];

    /// <summary>The connection string of the account through the proxies.</summary>
    public string Account { get; private set; } = "";

    public static async Task<FaultyStorage> StartAsync(string account)
    {
        var storage = new FaultyStorage { Account = account };
        // The clients know best how to read a connection string.
        await storage.StandBeforeAsync(new BlobServiceClient(account).Uri);
        await storage.StandBeforeAsync(new QueueServiceClient(account).Uri);
        await storage.StandBeforeAsync(new global::Azure.Data.Tables.TableServiceClient(account).Uri);
        return storage;
    }

    /// <summary>Faults for a share of all requests, drawn from a seed.</summary>
    public void BefallSome(int seed, double share, params Fault[] faults)
    {
        var dice = new Random(seed);
        Befall = _ => dice.NextDouble() < share ? faults[dice.Next(faults.Length)] : null;
    }

    /// <summary>A fault for the first request that is meant.</summary>
    public void BefallOnce(Fault fault, Func<SeenRequest, bool> meant)
    {
        var befallen = false;
        Befall = request => befallen || !(befallen = meant(request)) ? null : fault;
    }

    public AzureStorage Connect(StoragePatience? patience = null) => AzureStorage.Connect(new AzureStorageOptions { Account = Account, Patience = patience ?? Quick });

    public async ValueTask DisposeAsync()
    {
        foreach (var proxy in proxies) await proxy.DisposeAsync();
    }

    private async Task StandBeforeAsync(Uri service)
    {
        var proxy = new ServiceProxy(service, FaultOf);
        await proxy.StartAsync();
        proxies.Add(proxy);
        Account = Account.Replace(service.Authority, proxy.Address.Authority, StringComparison.Ordinal);
    }

    private Fault? FaultOf(SeenRequest request)
    {
        Seen.Enqueue(request);
        if (IsAway) return new Fault.Reset();
        lock (proxies) return Befall(request);
    }
}
