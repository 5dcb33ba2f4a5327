using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.AI.OpenAI;
using Azure.Identity;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Twins.Adapters.Models;

/// <summary>The clients of one model, guarded: they try again, adapt their concurrency, and throw only what core knows.</summary>
public sealed class ModelClients : IDisposable
{
    private readonly CallGuard guard;
    private readonly HttpClient http;

    private ModelClients(CallGuard guard, HttpClient http, IChatClient chat, IEmbeddingGenerator<string, Embedding<float>>? embeddings) =>
        (this.guard, this.http, Chat, Embeddings) = (guard, http, chat, embeddings);

    public IChatClient Chat { get; }

    /// <summary>Null when the options name no embedding model.</summary>
    public IEmbeddingGenerator<string, Embedding<float>>? Embeddings { get; }

    /// <summary>How many calls may be in flight now.</summary>
    public int Concurrency => guard.Gate.Limit;

    /// <param name="transport">Null for sockets.</param>
    public static ModelClients Create(ModelOptions options, TimeProvider clock, HttpMessageHandler? transport = null)
    {
        var sockets = new HttpClient(transport ?? Sockets()) { Timeout = Timeout.InfiniteTimeSpan };
        var care = new CallGuard(options, clock);
        var sdk = Sdk(options, sockets);
        var chat = new GuardedChatClient(new WireChatClient(sdk.GetChatClient(options.Settings.Model), new RequestBody(options)), care);
        var embeddings = options.Settings.EmbeddingModel is { } model ? new GuardedEmbeddings(sdk.GetEmbeddingClient(model).AsIEmbeddingGenerator(), care) : null;
        return new ModelClients(care, sockets, chat, embeddings);
    }

    public void Dispose()
    {
        Chat.Dispose();
        Embeddings?.Dispose();
        guard.Dispose();
        http.Dispose();
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
