namespace Twins.Bench.Loopback.Batches;

/// <summary>How the loopback model's batches behave.</summary>
public sealed record LoopbackBatchOptions
{
    public long MostBytes { get; init; } = 200_000_000;
    public int MostLines { get; init; } = 100_000;
    /// <summary>As Azure does it: files are read before they can be used, no metadata is kept, statuses are capitalised.</summary>
    public bool IsAzure { get; init; }
    /// <summary>How often a batch must be looked at before it is over.</summary>
    public int Looks { get; init; } = 2;
    /// <summary>Entries of one page of a listing.</summary>
    public int Page { get; init; } = 20;
    /// <summary>Lines that may be queued at once; a batch that would exceed it is refused.</summary>
    public int QueueLines { get; init; } = int.MaxValue;
    /// <summary>What becomes of the n-th batch, from 0.</summary>
    public Func<int, BatchFate> Fate { get; init; } = _ => new BatchFate.Completes();
    /// <summary>What goes wrong with the n-th line of a batch, from 0; null for nothing.</summary>
    public Func<long, Fault?> Line { get; init; } = _ => null;
    /// <summary>What is delivered instead of the n-th line of the output, from 0.</summary>
    public Func<long, string, IEnumerable<string>> Deliver { get; init; } = (_, line) => [line + "\n"];
}

/// <summary>What becomes of a batch.</summary>
public abstract record BatchFate
{
    private BatchFate()
    {
    }

    public sealed record Completes : BatchFate;

    /// <param name="Share">How much of it was answered by then.</param>
    public sealed record Expires(double Share) : BatchFate;

    /// <summary>Refused after its file was read.</summary>
    public sealed record Fails(string Code, string Message) : BatchFate;

    /// <summary>Never comes to an end; cancelled, it gives what it has.</summary>
    public sealed record Lingers(double Share) : BatchFate;
}
