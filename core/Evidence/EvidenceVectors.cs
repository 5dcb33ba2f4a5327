using Microsoft.Extensions.AI;
using Twins.Core.Respondents.Model;
using Twins.Core.Runs;

namespace Twins.Core.Evidence;

/// <summary>Embeddings of evidence and of questions to it, bought through the till like everything else, so that none is bought twice.</summary>
/// <param name="model">The embedding model's name.</param>
public sealed class EvidenceVectors(IEmbeddingGenerator<string, Embedding<float>> generator, string model, ModelSettings settings, ILedger ledger, TimeProvider clock)
{
    /// <summary>The run that pays, in the ledger.</summary>
    private const string Run = "evidence";

    /// <summary>Small enough for any provider; what was bought before a crash stays bought.</summary>
    private const int AtOnce = 64;

    private readonly Embedder embedder = new(generator, new Till(ledger, new Budget(null, 0), Run, clock), settings, model);

    /// <summary>Vectors of different models cannot be compared.</summary>
    internal string Model => model;

    internal async Task<IReadOnlyList<ReadOnlyMemory<float>>> OfAsync(string twin, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var vectors = new List<ReadOnlyMemory<float>>(texts.Count);
        foreach (var chunk in texts.Chunk(AtOnce))
        {
            var (bought, _) = await embedder.EmbedAsync(twin, chunk, cancellationToken);
            vectors.AddRange(bought.Select(v => new ReadOnlyMemory<float>(v)));
        }
        return vectors;
    }
}
