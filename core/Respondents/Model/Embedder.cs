using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Twins.Core.Runs;

namespace Twins.Core.Respondents.Model;

/// <summary>Embeddings bought through the till, so that no list of texts is ever embedded twice.</summary>
internal sealed class Embedder(IEmbeddingGenerator<string, Embedding<float>> generator, Till till, ModelSettings settings, string model)
{
    /// <summary>One vector per text.</summary>
    /// <param name="partition">The twin whose words these are, or a name that is no twin's.</param>
    public async Task<(float[][] Vectors, Usage Usage)> EmbedAsync(string partition, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var key = RequestKey.OfTexts(partition, model, texts);
        var ceiling = settings.Prices?.OfEmbedding(texts.Sum(t => (long)t.Length * 2)) ?? 0;
        var receipt = await till.OnceAsync(key, ceiling, token => BuyAsync(texts, token), cancellationToken);
        var vectors = JsonSerializer.Deserialize<string[]>(receipt.Entry.Raw)!;
        return (Array.ConvertAll(vectors, v => MemoryMarshal.Cast<byte, float>(Convert.FromBase64String(v)).ToArray()), receipt.Charge());
    }

    private async Task<Purchase> BuyAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var embeddings = await generator.GenerateAsync(texts, cancellationToken: cancellationToken);
        if (embeddings.Count != texts.Count || embeddings.Any(e => e.Vector.Length != embeddings[0].Vector.Length))
            throw new ModelFaultException(FaultKind.Passing, $"the embedding model sent {embeddings.Count} vectors for {texts.Count} texts");
        var raw = JsonSerializer.Serialize(embeddings.Select(e => Convert.ToBase64String(MemoryMarshal.AsBytes(e.Vector.Span))));
        var tokens = embeddings.Usage?.InputTokenCount ?? 0;
        return new Purchase(model, "embedded", raw, new Usage(1, 0, tokens, 0, 0, settings.Prices?.OfEmbedding(tokens) ?? 0));
    }
}

internal static class Receipts
{
    /// <summary>What an entry costs now: nothing when the ledger had it.</summary>
    public static Usage Charge(this Receipt receipt) =>
        receipt.Bought ? receipt.Entry.Usage
        : receipt.Batched ? default
        : new Usage(0, receipt.Entry.Usage.Calls, 0, 0, 0, 0);
}
