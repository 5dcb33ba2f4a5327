using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using Twins.Adapters.Models;
using Twins.Core.Respondents;
using Twins.Core.Respondents.Model;
using Twins.Core.Respondents.Offline;
using Twins.Core.Runs;
using Twins.Core.Runs.Batching;
using Twins.Core.Talks;

namespace Twins.Functions.Hosting;

/// <summary>The models that this process talks to: one guarded client each, whatever the number of runs, so that the process as a whole keeps to the service's limits.</summary>
internal sealed class ModelPool(TimeProvider clock) : IDisposable
{
    /// <summary>Somebody who names a new model with every request must not fill the memory.</summary>
    private const int Most = 32;

    private static readonly ModelOptionsReader Reader = new(Environment.GetEnvironmentVariable);

    private readonly ConcurrentDictionary<string, Lazy<Pooled>> models = new(StringComparer.Ordinal);

    /// <summary>The model that is meant: the one that is named, else the environment's; null for the offline respondent.</summary>
    public static string? Named(string? model) => model is "offline" ? null : model ?? Environment.GetEnvironmentVariable("TWINS_MODEL");

    /// <exception cref="ModelFaultException">It is not configured here.</exception>
    public ModelOptions Options(string model) => Pool(model).Options;

    /// <summary>Where batches of a model are bought.</summary>
    /// <exception cref="ModelFaultException">It is not configured here, or has no batches.</exception>
    public BatchAccount Batches(string model) => Pool(model).Clients.Batches;

    /// <summary>Who embeds for a model; null where no embedding model is named.</summary>
    /// <exception cref="ModelFaultException">The model is not configured here.</exception>
    public IEmbeddingGenerator<string, Embedding<float>>? Embeddings(string model) => Pool(model).Clients.Embeddings;

    /// <summary>Who answers, paid through a till.</summary>
    /// <exception cref="ModelFaultException">The model is not configured here.</exception>
    public IRespondent For(string? model, Till till)
    {
        if (model is null) return new OfflineRespondent();
        var pooled = Pool(model);
        return new ModelRespondent(pooled.Clients.Chat, pooled.Clients.Embeddings, till, pooled.Options.Settings, pooled.Clients.Tuned);
    }

    /// <summary>Who speaks in talks, paid through a till.</summary>
    /// <exception cref="ModelFaultException">The model is not configured here.</exception>
    public ITalker Talker(string? model, Till till)
    {
        if (model is null) return new OfflineTalker(new OfflineRespondent());
        var pooled = Pool(model);
        return new ModelTalker(pooled.Clients.Chat, till, pooled.Options.Settings, pooled.Clients.Tuned);
    }

    public void Dispose()
    {
        foreach (var pooled in models.Values) if (pooled.IsValueCreated) pooled.Value.Clients.Dispose();
    }

    private Pooled Pool(string model)
    {
        if (models.Count >= Most && !models.ContainsKey(model)) throw new ModelFaultException(FaultKind.Unusable, $"This process already talks to {Most} models; restart it to use another.");
        var pooled = models.GetOrAdd(model, name => new Lazy<Pooled>(() => Open(name)));
        try
        {
            return pooled.Value;
        }
        catch
        {
            models.TryRemove(model, out _);
            throw;
        }
    }

    private Pooled Open(string model)
    {
        try
        {
            var options = Reader.Read(model) ?? throw new ModelFaultException(FaultKind.Unusable, $"'{model}' names no model.");
            return new Pooled(options, ModelClients.Create(options, clock));
        }
        catch (ModelOptionsException e)
        {
            throw new ModelFaultException(FaultKind.Unusable, e.Message, e);
        }
    }

    private sealed record Pooled(ModelOptions Options, ModelClients Clients);
}
