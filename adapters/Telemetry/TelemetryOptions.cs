namespace Twins.Adapters.Telemetry;

/// <summary>Where telemetry goes, and how much of it; see docs/telemetry.md.</summary>
public sealed record TelemetryOptions
{
    /// <summary>Azure Monitor's connection string; null to send nothing there.</summary>
    public string? ConnectionString { get; init; }
    /// <summary>Whether Azure Monitor is called with this process's identity.</summary>
    public bool Entra { get; init; }
    /// <summary>The user-assigned identity that is meant; null for the system's own.</summary>
    public string? ClientId { get; init; }
    /// <summary>Whether an OTLP collector is told; where it is and how it is spoken to is read by its exporter from the OTEL_EXPORTER_OTLP_ variables.</summary>
    public bool Otlp { get; init; }
    /// <summary>Whether prompts and replies may go along.</summary>
    public bool Content { get; init; }
    /// <summary>Whether traces are sampled as the OTEL_TRACES_SAMPLER variables say; all of them are sent unless they do.</summary>
    public bool Sampled { get; init; }

    public bool IsOn => ConnectionString is not null || Otlp;

    /// <summary>Never the connection string.</summary>
    public override string ToString() => (ConnectionString is not null, Otlp) switch
    {
        (true, true) => "Azure Monitor and OTLP",
        (true, false) => "Azure Monitor",
        (false, true) => "OTLP",
        _ => "no telemetry",
    };
}

/// <summary>The telemetry options cannot be used; the message says what to set.</summary>
public sealed class TelemetryOptionsException(string message) : Exception(message);
