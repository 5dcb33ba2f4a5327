namespace Twins.Adapters.Teams;

/// <summary>Reads the bot's options from environment variables.</summary>
/// <param name="environment">Such as <see cref="Environment.GetEnvironmentVariable(string)"/>.</param>
public sealed class ConnectorOptionsReader(Func<string, string?> environment)
{
    /// <returns>Null when there is no bot: neither TWINS_BOT_APP_ID nor TWINS_BOT_LOCAL is set.</returns>
    /// <exception cref="ConnectorOptionsException">Something is missing or does not fit.</exception>
    public ConnectorOptions? Read()
    {
        var local = Local();
        if (Get("TWINS_BOT_APP_ID") is not { } app)
        {
            if (!local && Get("TWINS_BOT_SECRET") is not null) throw new ConnectorOptionsException("TWINS_BOT_APP_ID is not set, but TWINS_BOT_SECRET is; set it to the bot's application id.");
            return local ? new ConnectorOptions { Local = true } : null;
        }
        return new ConnectorOptions
        {
            AppId = Identity("TWINS_BOT_APP_ID", app),
            Tenant = Identity("TWINS_BOT_TENANT", Get("TWINS_BOT_TENANT") ?? throw new ConnectorOptionsException("TWINS_BOT_TENANT is not set; set it to the id of the tenant that has the bot's app registration.")),
            Secret = Get("TWINS_BOT_SECRET"),
            Local = local,
        };
    }

    private bool Local() => Get("TWINS_BOT_LOCAL") switch
    {
        null or "no" => false,
        "yes" => true,
        var text => throw new ConnectorOptionsException($"TWINS_BOT_LOCAL is '{text}'; it must be one of yes, no."),
    };

    /// <summary>A value that is no id may be a secret in the wrong place, so it is not repeated.</summary>
    private static string Identity(string name, string text) =>
        Guid.TryParseExact(text, "D", out var id) ? id.ToString() : throw new ConnectorOptionsException($"{name} is no id; write it as Entra shows it, such as 11111111-2222-3333-4444-555555555555.");

    private string? Get(string name) => environment(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
