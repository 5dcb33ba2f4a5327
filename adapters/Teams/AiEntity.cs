using System.Text.Json.Serialization;

namespace Twins.Adapters.Teams;

/// <summary>The one root entity of a message: that an AI made it, and what it rests on.</summary>
public sealed record AiEntity
{
    public string Type => "https://schema.org/Message";

    [JsonPropertyName("@type")]
    public string Kind => "Message";

    [JsonPropertyName("@context")]
    public string Context => "https://schema.org";

    public IReadOnlyList<string> AdditionalType => ["AIGeneratedContent"];

    public IReadOnlyList<Claim>? Citation { get; init; }
}

/// <param name="Position">The number in the text's brackets.</param>
public sealed record Claim(int Position, Appearance Appearance)
{
    [JsonPropertyName("@type"), JsonPropertyOrder(-1)]
    public string Kind => "Claim";
}

public sealed record Appearance(string Name, string Abstract)
{
    [JsonPropertyName("@type"), JsonPropertyOrder(-1)]
    public string Kind => "DigitalDocument";

    public string? Url { get; init; }
    public IReadOnlyList<string>? Keywords { get; init; }
}
