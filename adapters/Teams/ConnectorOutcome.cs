namespace Twins.Adapters.Teams;

/// <summary>How a call to the Connector ended.</summary>
public abstract record ConnectorOutcome
{
    private ConnectorOutcome()
    {
    }

    /// <param name="Id">The activity's id, where the service gave one.</param>
    public sealed record Delivered(string? Id) : ConnectorOutcome;

    /// <summary>A conversation was made, or was there already.</summary>
    /// <param name="ActivityId">The first message in it, where one was posted.</param>
    public sealed record Created(string ConversationId, string? ActivityId) : ConnectorOutcome;

    /// <param name="Continuation">What to ask for the next page with; null on the last one.</param>
    public sealed record Roster(IReadOnlyList<Member> Members, string? Continuation) : ConnectorOutcome;

    /// <summary>The bot is not in the conversation: nothing more may be sent there until an installationUpdate says that it is.</summary>
    public sealed record NotInRoster : ConnectorOutcome;

    /// <summary>The stream is over, by its time or by its reader.</summary>
    public sealed record StreamRefused(StreamRefusal Why) : ConnectorOutcome;

    /// <summary>It was sent, and whether it arrived is not known. Sending it again could say everything twice.</summary>
    public sealed record Uncertain(string Why) : ConnectorOutcome;

    /// <summary>It did not work and may work later.</summary>
    /// <param name="Status">The last reply; null where none came.</param>
    /// <param name="After">How long the service asked to be left alone.</param>
    public sealed record Unavailable(int? Status, string Why, TimeSpan? After = null) : ConnectorOutcome;

    /// <summary>It will not work as it is.</summary>
    public sealed record Refused(int Status, string? Code, string Why) : ConnectorOutcome;
}

/// <param name="Id">Such as 29:abc.</param>
/// <param name="AadObjectId">The person in Entra, which together with the tenant is whom to key by.</param>
public sealed record Member(string Id, string? Name, string? AadObjectId);

public enum StreamRefusal
{
    /// <summary>It went on for longer than two minutes.</summary>
    Expired,
    /// <summary>The reader pressed stop.</summary>
    Cancelled,
    Other,
}
