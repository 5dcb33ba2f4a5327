namespace Twins.Adapters.Teams;

/// <summary>Who the bot is towards Microsoft Teams, and how patient to be with it.</summary>
public sealed record ConnectorOptions
{
    /// <summary>The app registration's client id, or the managed identity's; null in local mode only.</summary>
    public string? AppId { get; init; }

    /// <summary>The app's own tenant.</summary>
    public string? Tenant { get; init; }

    /// <summary>The client secret; null for a managed identity.</summary>
    public string? Secret { get; init; }

    /// <summary>Whether a channel on this machine may be spoken to, over plain http, and without a token where there is no app id.</summary>
    public bool Local { get; init; }

    /// <summary>Hosts that may be spoken to; a name with a leading dot stands for every host below it.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = ["smba.trafficmanager.net", ".botframework.com", ".teams.microsoft.com", ".teams.microsoft.us"];

    /// <summary>Tries of one call, the first included.</summary>
    public int MaxTries { get; init; } = 5;

    /// <summary>How long one try may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The seed of the jitter between tries.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Never the secret.</summary>
    public override string ToString() => AppId is null ? "a local bot" : $"bot {AppId} of tenant {Tenant} ({(Secret is null ? "managed identity" : "client secret")})";
}

/// <summary>The bot's options cannot be used; the message says what to set.</summary>
public sealed class ConnectorOptionsException(string message) : Exception(message);
