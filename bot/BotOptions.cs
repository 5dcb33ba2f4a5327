namespace Twins.Bot;

/// <summary>Which bot this is, and whose word it takes.</summary>
public sealed record BotOptions
{
    /// <summary>The app's id in the directory; null when no bot is set up.</summary>
    public string? AppId { get; init; }

    /// <summary>The only tenant whose people are answered; null for every tenant that the bot is installed in.</summary>
    public string? Tenant { get; init; }

    /// <summary>Whose tokens are accepted, each with the keys that it signs with.</summary>
    public IReadOnlyList<TokenIssuer> Issuers { get; init; } = [TokenIssuer.BotFramework];

    /// <summary>Everybody on this machine is believed, and nobody else can connect.</summary>
    public bool IsLocal { get; init; }
}

/// <param name="Name">The claim <c>iss</c>, exactly.</param>
/// <param name="Metadata">The OpenID document that names its keys; those of another issuer are not good for this one.</param>
public sealed record TokenIssuer(string Name, Uri Metadata)
{
    public static TokenIssuer BotFramework { get; } = new("https://api.botframework.com", new Uri("https://login.botframework.com/v1/.well-known/openidconfiguration"));
}
