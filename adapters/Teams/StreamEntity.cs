using System.Text.Json.Serialization;

namespace Twins.Adapters.Teams;

/// <summary>Which part of which stream an activity is.</summary>
/// <param name="StreamType">informative, streaming or final.</param>
public sealed record StreamEntity(string StreamType)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "streaminfo";

    /// <summary>From 1 upwards; none on the final one.</summary>
    public int? StreamSequence { get; init; }

    /// <summary>None on the first one, whose reply gives it.</summary>
    public string? StreamId { get; init; }
}
