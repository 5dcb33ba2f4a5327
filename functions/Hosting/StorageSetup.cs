using Twins.Adapters.Ledger;
using Twins.Adapters.Storage.Azure;
using Twins.Adapters.Storage.Embedded;
using Twins.Core.Governance.Rights;
using Twins.Core.Runs;
using Twins.Core.Runs.Sharing;
using Twins.Core.Storage;

namespace Twins.Functions.Hosting;

/// <summary>The stores: embedded on one machine, or Azure's; nobody above the ports can tell.</summary>
internal static class StorageSetup
{
    public static IServiceCollection AddStorage(this IServiceCollection services, TwinsSettings settings)
    {
        if (settings.Storage is { } account) services.AddAzure(account, settings);
        else services.AddEmbedded(settings);
        return services
            .AddSingleton(s => new RunStores(s.GetRequiredService<IRecordStore>(), s.GetRequiredService<IBlobStore>(), s.GetRequiredService<IWorkQueue>(), s.GetRequiredService<ILedger>()))
            .AddEvidence(settings);
    }

    private static void AddEmbedded(this IServiceCollection services, TwinsSettings settings)
    {
        // Held by one process at a time, so that nobody else has files under way when these are cleared.
        var ledger = SqliteLedger.Open(settings.Data);
        if (Directory.Exists(settings.Scratch)) Directory.Delete(settings.Scratch, recursive: true);
        services
            .AddSingleton<ILedger>(ledger)
            .AddSingleton(EmbeddedDatabase.Open(settings.Data))
            .AddSingleton<IRecordStore, SqliteRecords>()
            .AddSingleton<IWorkQueue, SqliteQueue>()
            .AddSingleton<IBlobStore>(FileBlobs.In(settings.Data))
            .AddSingleton(StoreSearch.Of(settings.Data));
    }

    private static void AddAzure(this IServiceCollection services, string account, TwinsSettings settings)
    {
        var azure = AzureStorage.Connect(new AzureStorageOptions { Account = account, ClientId = Environment.GetEnvironmentVariable("AZURE_CLIENT_ID") });
        services.AddSingleton(azure.Records).AddSingleton(azure.Blobs).AddSingleton(azure.Queue).AddSingleton(azure.Ledger).AddSingleton(Both(azure.Prove, StoreSearch.Of(settings.Data)));
    }

    /// <summary>The index of evidence may lie on this machine, whatever else is on Azure.</summary>
    private static ErasureProof Both(ErasureProof account, ErasureProof machine) => async (texts, folders, cancellationToken) =>
    {
        var (there, here) = (await account(texts, folders, cancellationToken), await machine(texts, folders, cancellationToken));
        return new SearchedStore(there.Files + here.Files, [.. there.StillIn, .. here.StillIn]);
    };
}
