using Twins.Adapters.Ledger;
using Twins.Adapters.Storage.Embedded;
using Twins.Core.Runs;
using Twins.Core.Runs.Sharing;
using Twins.Core.Storage;

namespace Twins.Functions.Hosting;

/// <summary>The stores: embedded on one machine, or Azure's; nobody above the ports can tell.</summary>
internal static class StorageSetup
{
    public static IServiceCollection AddStorage(this IServiceCollection services, TwinsSettings settings)
    {
        services.AddEmbedded(settings.Data);
        return services.AddSingleton(s => new RunStores(s.GetRequiredService<IRecordStore>(), s.GetRequiredService<IBlobStore>(), s.GetRequiredService<IWorkQueue>(), s.GetRequiredService<ILedger>()));
    }

    private static void AddEmbedded(this IServiceCollection services, string folder) => services
        .AddSingleton(EmbeddedDatabase.Open(folder))
        .AddSingleton<IRecordStore, SqliteRecords>()
        .AddSingleton<IWorkQueue, SqliteQueue>()
        .AddSingleton<IBlobStore>(new FileBlobs(Path.Combine(folder, "blobs")))
        .AddSingleton<ILedger>(SqliteLedger.Open(folder));
}
