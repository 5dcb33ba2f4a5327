namespace Twins.Adapters.Evidence.Search;

/// <summary>Where the search index is; see docs/evidence.md.</summary>
public sealed record SearchSettings
{
    /// <summary>Such as https://my-search.search.windows.net.</summary>
    public required Uri Endpoint { get; init; }
    public string Index { get; init; } = "twins-evidence";
    /// <summary>An admin key; null for Microsoft Entra.</summary>
    public string? Key { get; init; }
    /// <summary>Dimensions of the embedding model; null for an index without vectors.</summary>
    public int? Dimensions { get; init; }
    /// <summary>Tries of one call, the first included.</summary>
    public int MaxTries { get; init; } = 5;
    /// <summary>The seed of the jitter between tries.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Never the key.</summary>
    public override string ToString() => $"{Index} at {Endpoint.Host}";
}

/// <summary>The search settings cannot be used; the message says what to set.</summary>
public sealed class SearchSettingsException(string message) : Exception(message);
