using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.AI.OpenAI;
using Azure.Identity;
using Microsoft.Extensions.AI;
using OpenAI;
using Twins.Adapters.Models.Batch;
using Twins.Adapters.Models.Tuning;
using Twins.Core.Respondents;
using Twins.Core.Runs.Batching;
using Twins.Core.Runs.Telemetry;
using Twins.Core.Tuning;

namespace Twins.Adapters.Models;

/// <summary>The clients of one model, guarded: they try again, adapt their concurrency, and throw only what core knows.</summary>
public sealed class ModelClients : IDisposable
{
    private readonly CallGuard guard;
    private readonly HttpClient http;
    private readonly BatchSetup? batches;

    private readonly TuningSetup tuning;
    private readonly TunedClients tuned;

    private ModelClients(CallGuard guard, HttpClient http, IChatClient chat, IEmbeddingGenerator<string, Embedding<float>>? embeddings, BatchSetup? batches, (TuningSetup Jobs, TunedClients Clients) own)
    {
        (this.guard, this.http, Chat, Embeddings, this.batches) = (guard, http, chat, embeddings, batches);
        (tuning, tuned) = own;
    }

    public IChatClient Chat { get; }

    /// <summary>Null when the options name no embedding model.</summary>
    public IEmbeddingGenerator<string, Embedding<float>>? Embeddings { get; }

    /// <summary>How many calls may be in flight now.</summary>
    public int Concurrency => guard.Gate.Limit;

    /// <summary>Where batches of this model are bought.</summary>
    /// <exception cref="ModelFaultException">Nothing here says where.</exception>
    public BatchAccount Batches => batches?.Account ?? throw new ModelFaultException(FaultKind.Unusable, "Batches need a deployment of their own: set TWINS_BATCH_MODEL to the name of a batch deployment of the same model, or order the run without batches.");

    /// <summary>Where models are fine-tuned.</summary>
    public ITuningProvider Tuning => tuning.Provider;

    /// <summary>The client of a tuned deployment at the same provider.</summary>
    public IChatClient Tuned(string deployment) => tuned.Of(deployment);

    /// <param name="transport">Null for sockets.</param>
    public static ModelClients Create(ModelOptions options, TimeProvider clock, HttpMessageHandler? transport = null)
    {
        var sockets = new HttpClient(transport ?? Sockets()) { Timeout = Timeout.InfiniteTimeSpan };
        var care = new CallGuard(options, clock);
        var sdk = Sdk(options, sockets);
        var requests = new RequestBody(options);
        var chat = Chats(sdk, options, requests, care);
        var embeddings = options.Settings.EmbeddingModel is { } model
            ? new GuardedEmbeddings(sdk.GetEmbeddingClient(model).AsIEmbeddingGenerator(), care)
                .AsBuilder().UseOpenTelemetry(sourceName: RunTelemetry.Name, configure: e => e.EnableSensitiveData = options.TelemetryContent).Build()
            : null;
        return new ModelClients(care, sockets, chat, embeddings, options.BatchModel is { } batch ? new BatchSetup(sdk, options, batch, requests, clock) : null, (new TuningSetup(sdk, options, clock), new TunedClients(options, clock, (own, its) => Chats(sdk, own, new RequestBody(own), its))));
    }

    public void Dispose()
    {
        Chat.Dispose();
        Embeddings?.Dispose();
        batches?.Dispose();
        tuning.Dispose();
        tuned.Dispose();
        guard.Dispose();
        http.Dispose();
    }

    /// <summary>Watched from outside the guard, which has taken keys and prompts out of what a service complains of.</summary>
    private static IChatClient Chats(OpenAIClient sdk, ModelOptions options, RequestBody requests, CallGuard care) =>
        new GuardedChatClient(new WireChatClient(sdk.GetChatClient(options.Settings.Model), requests, About(options)), care)
            .AsBuilder().UseOpenTelemetry(sourceName: RunTelemetry.Name, configure: c => c.EnableSensitiveData = options.TelemetryContent).Build();

    private static ChatClientMetadata About(ModelOptions options)
    {
        var provider = options.Provider switch
        {
            ModelProvider.Azure => "azure.ai.openai",
            ModelProvider.OpenAI => "openai",
            _ => "compatible",
        };
        return new ChatClientMetadata(provider, options.Url, options.Settings.Model);
    }

    private static OpenAIClient Sdk(ModelOptions options, HttpClient http)
    {
        if (options.Provider is ModelProvider.Azure)
        {
            var azure = Unhurried(new AzureOpenAIClientOptions(), http);
            return options.Key is { } key
                ? new AzureOpenAIClient(options.Url, new ApiKeyCredential(key), azure)
                : new AzureOpenAIClient(options.Url, new DefaultAzureCredential(), azure);
        }
        var plain = Unhurried(new OpenAIClientOptions { Endpoint = options.Url }, http);
        // Servers without keys ignore the header; the SDK insists on one.
        return new OpenAIClient(new ApiKeyCredential(options.Key ?? "none"), plain);
    }

    /// <summary>Retries and time-outs are the guard's.</summary>
    private static T Unhurried<T>(T pipeline, HttpClient http)
        where T : ClientPipelineOptions
    {
        pipeline.RetryPolicy = new ClientRetryPolicy(0);
        pipeline.NetworkTimeout = Timeout.InfiniteTimeSpan;
        pipeline.Transport = new HttpClientPipelineTransport(http);
        return pipeline;
    }

    private static SocketsHttpHandler Sockets() => new()
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        EnableMultipleHttp2Connections = true,
    };
}
