using Twins.Adapters.Evidence.Embedded;
using Twins.Adapters.Evidence.Search;
using Twins.Adapters.Storage.Embedded;
using Twins.Core.Evidence;
using Twins.Core.Runs;
using Twins.Core.Storage;

namespace Twins.Functions.Hosting;

/// <summary>Where twins' evidence is found again: in Azure AI Search when it is named, else in a file of this process's machine.</summary>
internal static class EvidenceSetup
{
    /// <summary>One installation serves one company.</summary>
    private const string Tenant = "twins";

    public static IServiceCollection AddEvidence(this IServiceCollection services, TwinsSettings settings)
    {
        if (new SearchSettingsReader(Environment.GetEnvironmentVariable).Read() is { } search)
            return services.AddSingleton(s => new EvidenceIndex(SearchEvidence.Create(search, s.GetRequiredService<TimeProvider>()), s.GetRequiredService<IRecordStore>(), Vectors(s), Tenant, search.ToString()));
        // What a machine's own file holds is written down beside it, and goes with it.
        return services.AddSingleton(s => new EvidenceIndex(SqliteEvidence.Open(settings.Data), new SqliteRecords(EmbeddedDatabase.Open(settings.Data)), Vectors(s), Tenant, "embedded"));
    }

    /// <summary>Those of the environment's embedding model; null where there is none, and words alone must do.</summary>
    private static EvidenceVectors? Vectors(IServiceProvider services)
    {
        if (ModelPool.Named(null) is not { } model) return null;
        var pool = services.GetRequiredService<ModelPool>();
        if (pool.Embeddings(model) is not { } embeddings) return null;
        var options = pool.Options(model);
        return new EvidenceVectors(embeddings, options.Settings.EmbeddingModel!, options.Settings, services.GetRequiredService<ILedger>(), services.GetRequiredService<TimeProvider>());
    }
}
