namespace Twins.Tests.Storage.FaultProxy;

/// <summary>What befalls a request on its way.</summary>
internal abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>The service has no time.</summary>
    public sealed record Refusal(int Status, int? RetryAfter = null) : Fault;

    /// <summary>The connection breaks before the service hears of it.</summary>
    public sealed record Reset : Fault;

    /// <summary>The service does what it is asked, and the connection breaks before it can say so.</summary>
    public sealed record LostReply : Fault;

    /// <summary>The connection breaks in the middle of the reply.</summary>
    public sealed record CutReply : Fault;
}
