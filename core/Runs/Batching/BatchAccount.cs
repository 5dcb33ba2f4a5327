using Microsoft.Extensions.AI;
using Twins.Core.Respondents;

namespace Twins.Core.Runs.Batching;

/// <summary>Where the batches of a model are bought, and on which terms.</summary>
public sealed record BatchAccount
{
    public required IBatchProvider Provider { get; init; }
    public required BatchLine Line { get; init; }
    /// <summary>What a call costs in a batch, as a share of its price online.</summary>
    public decimal PriceFactor { get; init; } = 0.5m;
    /// <summary>The most lines in one file.</summary>
    public int MostLines { get; init; } = 100_000;
    /// <summary>The most bytes in one file.</summary>
    public long MostBytes { get; init; } = 200_000_000;
}

/// <summary>Where the batches of a model are bought. Throws <see cref="ModelFaultException"/> when that is not configured here.</summary>
public delegate BatchAccount BatchesFor(string model);

/// <summary>A call as one line of a part's file, its line end included.</summary>
/// <param name="id">Comes back with the reply.</param>
public delegate ReadOnlyMemory<byte> BatchLine(string id, IEnumerable<ChatMessage> messages, ChatOptions options);
