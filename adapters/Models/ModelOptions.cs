using Twins.Core.Respondents.Model;

namespace Twins.Adapters.Models;

/// <summary>Which model to use, where it is and how hard to press it; see docs/models.md.</summary>
public sealed record ModelOptions
{
    public required ModelProvider Provider { get; init; }
    /// <summary>The model, or Azure's deployment, and how it is asked.</summary>
    public required ModelSettings Settings { get; init; }
    /// <summary>The base URL, up to and including /v1; for Azure the resource's endpoint.</summary>
    public required Uri Url { get; init; }
    /// <summary>Null on Azure for Microsoft Entra; null for servers that want no key.</summary>
    public string? Key { get; init; }
    /// <summary>The most calls in flight; the gate finds how many the service bears below it.</summary>
    public int MaxConcurrency { get; init; } = 64;
    /// <summary>How many calls may be in flight before anything is known about the service.</summary>
    public int StartConcurrency { get; init; } = 16;
    /// <summary>How long one try may take; for a streamed reply, how long it may be silent before its first piece and between two.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);
    /// <summary>Tries of one call, the first included.</summary>
    public int MaxTries { get; init; } = 5;
    /// <summary>The model, or Azure's batch deployment, that lines of batches name; null where there are no batches.</summary>
    public string? BatchModel { get; init; }
    /// <summary>What a call costs in a batch, as a share of its price online.</summary>
    public decimal BatchPriceFactor { get; init; } = 0.5m;
    /// <summary>The most lines in one file of a batch; null for as many as the provider takes.</summary>
    public int? BatchLines { get; init; }
    /// <summary>The version of Azure's dated addresses for fine-tuning; null for the v1 addresses.</summary>
    public string? TuningApiVersion { get; init; }
    /// <summary>The seed of the jitter between tries.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Whether spans of calls may hold prompts and replies.</summary>
    public bool TelemetryContent { get; init; }

    /// <summary>Never the key.</summary>
    public override string ToString() => $"{Provider}:{Settings.Model} at {Url.Host}";
}

/// <summary>The model options cannot be used; the message says what to set.</summary>
public sealed class ModelOptionsException(string message) : Exception(message);
