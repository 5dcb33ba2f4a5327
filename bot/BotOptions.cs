using Twins.Adapters.Teams;

namespace Twins.Bot;

/// <summary>Which bot this is, and whose word it takes. With neither an identity nor local mode no bot is set up.</summary>
public sealed record BotOptions
{
    /// <summary>Null in local mode, which has no tokens.</summary>
    public BotIdentity? Identity { get; init; }

    /// <summary>Whom a token must be meant for; null when there is no identity.</summary>
    public string? AppId => Identity?.AppId;

    /// <summary>The only tenant whose people are answered; null for every tenant that the bot is installed in.</summary>
    public string? Tenant { get; init; }

    /// <summary>Whose tokens are accepted, each with the keys that it signs with.</summary>
    public IReadOnlyList<TokenIssuer> Issuers { get; init; } = [TokenIssuer.BotFramework];

    /// <summary>Everybody on this machine is believed, and nobody else can connect.</summary>
    public bool IsLocal { get; init; }

    /// <summary>The most that one panel asked in a chat may cost, in US dollars; kept where prices are known.</summary>
    public decimal PanelBudget { get; init; } = UsualPanelBudget;

    /// <summary>Who answers where no twin may, in a sentence; null when nobody was named.</summary>
    public string? Human { get; init; }

    /// <summary>Where that person is reached.</summary>
    public Uri? HumanLink { get; init; }

    /// <summary>Where people's browsers reach this app; null when links to reports cannot be given.</summary>
    public Uri? PublicUrl { get; init; }

    public const decimal UsualPanelBudget = 5;

    /// <returns>Null when nobody could follow it.</returns>
    public Uri? LinkTo(string path) => PublicUrl is null ? null : new Uri(PublicUrl, path);

    public bool IsSetUp => IsLocal || Identity is not null;

    /// <summary>The same bot on its way out.</summary>
    public ConnectorOptions Connector => new() { Identity = Identity, IsLocal = IsLocal };
}

/// <param name="Name">The claim <c>iss</c>, exactly.</param>
/// <param name="Metadata">The OpenID document that names its keys; those of another issuer are not good for this one.</param>
public sealed record TokenIssuer(string Name, Uri Metadata)
{
    public static TokenIssuer BotFramework { get; } = new("https://api.botframework.com", new Uri("https://login.botframework.com/v1/.well-known/openidconfiguration"));
}
