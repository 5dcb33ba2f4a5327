using Microsoft.Extensions.AI;

namespace Twins.Adapters.Models;

/// <summary>Embeddings whose calls go through a guard.</summary>
internal sealed class GuardedEmbeddings(IEmbeddingGenerator<string, Embedding<float>> inner, CallGuard guard) : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    public override Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        guard.RunAsync((InnerGenerator, values, options), static (call, token) => call.InnerGenerator.GenerateAsync(call.values, call.options, token), cancellationToken);
}
