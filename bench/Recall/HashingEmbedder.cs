using System.IO.Hashing;
using System.Text;
using Microsoft.Extensions.AI;
using Twins.Core.Evidence;

namespace Twins.Bench.Recall;

/// <summary>
/// A deterministic stand-in for an embedding model in tests and benchmarks; it is no language model and knows no meaning.
/// Every word and every run of three letters of it adds 1 or −1 to one of the dimensions, both chosen by a hash.
/// </summary>
public sealed class HashingEmbedder(int dimensions = 256) : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>How many texts it was asked for.</summary>
    public int Texts { get; private set; }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var embeddings = new GeneratedEmbeddings<Embedding<float>>(values.Select(v => new Embedding<float>(Vector(v))));
        Texts += embeddings.Count;
        return Task.FromResult(embeddings);
    }

    public ReadOnlyMemory<float> Vector(string text)
    {
        var vector = new float[dimensions];
        foreach (var word in QueryWords.Of(text))
        {
            var lower = word.ToLowerInvariant();
            Add(vector, lower);
            for (var i = 0; i + 3 <= lower.Length; i++) Add(vector, string.Concat("~", lower.AsSpan(i, 3)));
        }
        // A text without words still points somewhere.
        if (!vector.AsSpan().ContainsAnyExcept(0f)) vector[0] = 1;
        return vector;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
        // Nothing is held.
    }

    private static void Add(float[] vector, string feature)
    {
        var hash = XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(feature));
        vector[(int)(hash % (ulong)vector.Length)] += hash >> 63 is 0 ? 1 : -1;
    }
}
