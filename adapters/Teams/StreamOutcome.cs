namespace Twins.Adapters.Teams;

/// <summary>How an answer that was streamed ended.</summary>
public abstract record StreamOutcome
{
    private StreamOutcome()
    {
    }

    /// <summary>The stream ended with the final message.</summary>
    public sealed record Streamed(string MessageId) : StreamOutcome;

    /// <summary>The stream's time was over, so the final message was put in its place.</summary>
    public sealed record Replaced(string MessageId) : StreamOutcome;

    /// <summary>No stream ever began, so the final message was sent as it is.</summary>
    public sealed record Plain(string? MessageId) : StreamOutcome;

    /// <summary>The reader stopped it; nothing more was said.</summary>
    public sealed record Cancelled : StreamOutcome;

    /// <summary>The final message is not known to have arrived.</summary>
    public sealed record Failed(ConnectorOutcome Why) : StreamOutcome;
}
