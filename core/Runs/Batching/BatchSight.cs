namespace Twins.Core.Runs.Batching;

/// <summary>What is seen of a part at the provider's.</summary>
public abstract record BatchSight
{
    private BatchSight()
    {
    }

    /// <summary>There is no such batch.</summary>
    public sealed record Nowhere : BatchSight;

    /// <param name="Ending">It was cancelled and is coming to its end.</param>
    public sealed record UnderWay(string Batch, bool Ending) : BatchSight;

    /// <summary>The provider had no room for it and has done nothing; it may have room later.</summary>
    public sealed record Crowded(string Batch, string Reason) : BatchSight;

    /// <summary>Nothing more comes of it: completed, expired, cancelled or refused.</summary>
    /// <param name="Reason">What became of it, for people.</param>
    /// <param name="Replies">What it brought, in no order, possibly not all of it; read as it is enumerated.</param>
    public sealed record Over(string Batch, string Reason, IAsyncEnumerable<BatchReply> Replies) : BatchSight;
}
