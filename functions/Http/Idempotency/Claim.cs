namespace Twins.Functions.Http.Idempotency;

/// <summary>What a call with a key may do.</summary>
internal abstract record Claim
{
    private Claim()
    {
    }

    /// <summary>It is the first, and works.</summary>
    internal sealed record Mine(string Id, string Tag, string Print) : Claim;

    /// <summary>It was answered before.</summary>
    internal sealed record Answered(KeptAnswer Answer) : Claim;

    /// <summary>The same call is being worked on.</summary>
    internal sealed record InFlight(TimeSpan Left) : Claim;

    /// <summary>The key belongs to another call.</summary>
    internal sealed record Reused : Claim;
}
