namespace Twins.Functions.Security;

/// <summary>Reads who is let in from environment variables and the data folder, or says what to set.</summary>
/// <param name="environment">Gives a variable's value, such as <see cref="Environment.GetEnvironmentVariable(string)"/>.</param>
/// <param name="folder">The data folder.</param>
internal sealed class SecuritySettings(Func<string, string?> environment, string folder)
{
    public const string KeysVariable = "TWINS_API_KEYS";

    private const string KeysFile = "api-keys";

    /// <exception cref="SettingException">Something is missing or does not fit.</exception>
    public SecurityOptions Read()
    {
        var options = new SecurityOptions { Entra = Entra(), Keys = Keys() };
        if (options is not { Entra: null, Keys.Count: 0 }) return options;
        // The host's app is on the internet, where nobody reads a file to find a key.
        if (Get("FUNCTIONS_CUSTOMHANDLER_PORT") is not null)
            return options with { Notice = $"No authentication is set up, so every call is refused. Set TWINS_JWT_TENANT and TWINS_JWT_AUDIENCE, or {KeysVariable}." };
        var first = FirstKey.ReadOrCreate(folder);
        return options with
        {
            Keys = [first.Key],
            LoopbackOnly = true,
            Notice = $"No authentication is set up, so only this machine can call. The key for the header {ApiKeyHandler.Header} is in {first.File}, which only you can read.",
        };
    }

    private EntraOptions? Entra()
    {
        if (Get("TWINS_JWT_TENANT") is not { } tenant)
            return Get("TWINS_JWT_AUDIENCE") is null ? null : throw Missing("TWINS_JWT_TENANT", "the id of your Entra tenant");
        var audience = Get("TWINS_JWT_AUDIENCE") ?? throw Missing("TWINS_JWT_AUDIENCE", "the application's id, such as api://11111111-2222-3333-4444-555555555555; several are separated by spaces");
        return EntraOptions.Create(tenant, audience, Get("TWINS_JWT_AUTHORITY"));
    }

    private List<ApiKey> Keys()
    {
        var keys = new List<ApiKey>();
        if (Get(KeysVariable) is { } variable) keys.AddRange(ApiKey.ParseAll(variable, KeysVariable));
        var file = Path.Combine(folder, KeysFile);
        if (File.Exists(file)) keys.AddRange(ApiKey.ParseAll(File.ReadAllText(file), file));
        if (keys.GroupBy(k => k.Name).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new SettingException($"Two API keys are called '{twice.Key}'; give each caller a name of its own, or nobody can tell who did what.");
        return keys;
    }

    private string? Get(string name) => environment(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private static SettingException Missing(string variable, string what) => new($"{variable} is not set; set it to {what}.");
}
