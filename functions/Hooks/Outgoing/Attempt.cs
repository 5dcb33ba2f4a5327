using System.Text.Json.Serialization;

namespace Twins.Functions.Hooks.Outgoing;

/// <summary>One try to deliver.</summary>
/// <param name="Status">The receiver's answer; null when there was none.</param>
/// <param name="Error">What went wrong, in our words; null when nothing did.</param>
public sealed record Attempt(DateTimeOffset At, int? Status, string? Error)
{
    /// <summary>How long the receiver asked us to wait.</summary>
    [JsonIgnore]
    public TimeSpan? RetryAfter { get; init; }
}
