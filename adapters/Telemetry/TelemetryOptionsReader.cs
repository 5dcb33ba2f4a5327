namespace Twins.Adapters.Telemetry;

/// <summary>Reads the telemetry options from environment variables.</summary>
/// <param name="environment">Such as <see cref="Environment.GetEnvironmentVariable(string)"/>.</param>
public sealed class TelemetryOptionsReader(Func<string, string?> environment)
{
    /// <exception cref="TelemetryOptionsException">Something is set that cannot be used.</exception>
    public TelemetryOptions Read()
    {
        var entra = Pairs(Get("APPLICATIONINSIGHTS_AUTHENTICATION_STRING") ?? "");
        return new TelemetryOptions
        {
            ConnectionString = Get("APPLICATIONINSIGHTS_CONNECTION_STRING") is { } text ? Checked(text) : null,
            Entra = entra.TryGetValue("Authorization", out var how) && how is "AAD",
            ClientId = entra.GetValueOrDefault("ClientId") ?? Get("AZURE_CLIENT_ID"),
            Otlp = Get("OTEL_EXPORTER_OTLP_ENDPOINT") is not null,
            Content = Get("TWINS_TELEMETRY_CONTENT") switch
            {
                null or "no" => false,
                "yes" => true,
                var other => throw new TelemetryOptionsException($"TWINS_TELEMETRY_CONTENT is '{other}'; it must be yes or no."),
            },
            Sampled = Get("OTEL_TRACES_SAMPLER") is not null,
        };
    }

    /// <summary>It holds a key of a kind, so that no message repeats it.</summary>
    private static string Checked(string text) =>
        Pairs(text) is var pairs && Guid.TryParse(pairs.GetValueOrDefault("InstrumentationKey"), out _) && Uri.TryCreate(pairs.GetValueOrDefault("IngestionEndpoint"), UriKind.Absolute, out _)
            ? text
            : throw new TelemetryOptionsException("APPLICATIONINSIGHTS_CONNECTION_STRING is no connection string; copy it whole from the Application Insights resource (InstrumentationKey=…;IngestionEndpoint=…).");

    private static Dictionary<string, string> Pairs(string text)
    {
        var pairs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (part.Split('=', 2) is [var name, var value]) pairs[name] = value;
        return pairs;
    }

    private string? Get(string name) => environment(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
