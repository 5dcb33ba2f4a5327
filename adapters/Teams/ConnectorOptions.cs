namespace Twins.Adapters.Teams;

/// <summary>Who the bot is towards Microsoft Teams, and how patient to be with it.</summary>
public sealed record ConnectorOptions
{
    /// <summary>Null for a bot that speaks to channels on its own machine, without a token.</summary>
    public BotIdentity? Identity { get; init; }

    /// <summary>Whether a channel on this machine may be spoken to, over plain http too.</summary>
    public bool IsLocal { get; init; }

    /// <summary>Hosts that may be spoken to; a name with a leading dot stands for every host below it.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = ["smba.trafficmanager.net", ".botframework.com", ".teams.microsoft.com", ".teams.microsoft.us"];

    /// <summary>Tries of one call, the first included.</summary>
    public int MaxTries { get; init; } = 5;

    /// <summary>How long one try may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The seed of the jitter between tries.</summary>
    public int Seed { get; init; } = 1;
}
