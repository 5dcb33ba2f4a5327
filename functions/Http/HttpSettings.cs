using Twins.Functions.Security;

namespace Twins.Functions.Http;

/// <summary>Reads how the API is served from environment variables, or says what to set.</summary>
internal sealed class HttpSettings(Func<string, string?> environment)
{
    /// <exception cref="SettingException">Something does not fit.</exception>
    public HttpOptions Read()
    {
        var behindHost = Get("FUNCTIONS_CUSTOMHANDLER_PORT") is not null;
        return new HttpOptions
        {
            BehindHost = behindHost,
            CallsPerMinute = Number("TWINS_HTTP_RATE", 1, 1_000_000) ?? 600,
            JsonLog = Get("TWINS_LOG") switch
            {
                null => behindHost,
                "json" => true,
                "text" => false,
                var other => throw new SettingException($"TWINS_LOG is '{other}'; it must be text or json."),
            },
        };
    }

    private int? Number(string name, int least, int most)
    {
        if (Get(name) is not { } text) return null;
        return int.TryParse(text, out var value) && value >= least && value <= most ? value : throw new SettingException($"{name} is '{text}'; it must be a whole number from {least} to {most}.");
    }

    private string? Get(string name) => environment(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
