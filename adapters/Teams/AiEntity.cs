using System.Text.Json.Serialization;

namespace Twins.Adapters.Teams;

/// <summary>The one root entity of a message: that an AI made it, and what it rests on.</summary>
public sealed record AiEntity
{
    public string Type { get; } = "https://schema.org/Message";

    [JsonPropertyName("@type")]
    public string Kind { get; } = "Message";

    [JsonPropertyName("@context")]
    public string Context { get; } = "https://schema.org";

    public IReadOnlyList<string> AdditionalType { get; } = ["AIGeneratedContent"];

    public IReadOnlyList<Claim>? Citation { get; init; }
}

/// <param name="Position">The number in the text's brackets.</param>
public sealed record Claim(int Position, Appearance Appearance)
{
    [JsonPropertyName("@type"), JsonPropertyOrder(-1)]
    public string Kind { get; } = "Claim";
}

public sealed record Appearance(string Name, string Abstract)
{
    [JsonPropertyName("@type"), JsonPropertyOrder(-1)]
    public string Kind { get; } = "DigitalDocument";

    public string? Url { get; init; }
    public IReadOnlyList<string>? Keywords { get; init; }
}
