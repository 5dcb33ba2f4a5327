namespace Twins.Core.Respondents.Model;

/// <summary>Which model answers and how it is asked.</summary>
public sealed record ModelSettings
{
    /// <summary>The model or deployment; part of every ledger key.</summary>
    public required string Model { get; init; }
    /// <summary>Null for the model's default; reasoning models accept nothing else.</summary>
    public float? Temperature { get; init; }
    public float? TopP { get; init; }
    /// <summary>The most a reply may have; for reasoning models the thinking counts too.</summary>
    public int MaxOutputTokens { get; init; } = 1024;
    /// <summary>none, low, medium or high; null for the model's default.</summary>
    public string? ReasoningEffort { get; init; }
    /// <summary>Whether the model gives log-probabilities; reasoning models do not.</summary>
    public bool SupportsLogprobs { get; init; }
    /// <summary>How many answers are averaged when ratings are elicited by sampling.</summary>
    public int SamplingDraws { get; init; } = 5;
    /// <summary>Null where nobody knows; costs then count as 0 and a budget cannot stop anything.</summary>
    public ModelPrices? Prices { get; init; }
    /// <summary>Null when there is none; SSR then cannot be used.</summary>
    public string? EmbeddingModel { get; init; }
    /// <summary>The T of SSR; 1 leaves the distribution as it is, 0 makes it one point.</summary>
    public double SsrTemperature { get; init; } = 1;
    /// <summary>The ε of SSR: what the least similar point keeps.</summary>
    public double SsrEpsilon { get; init; }
    /// <summary>Whether the provider takes a key that routes calls of one twin to the same prompt cache.</summary>
    public bool PromptCacheKey { get; init; }
}

/// <summary>US dollars per million tokens.</summary>
public sealed record ModelPrices(decimal Input, decimal CachedInput, decimal Output, decimal Embedding = 0)
{
    /// <summary>Tokens that a picture counts as, at most, on the models whose counting is published.</summary>
    private const int ImageTokens = 50_000;

    public decimal Of(long input, long cached, long output) => ((input - cached) * Input + cached * CachedInput + output * Output) / 1_000_000m;

    public decimal OfEmbedding(long tokens) => tokens * Embedding / 1_000_000m;

    /// <summary>More than a call can cost: no tokenizer in use makes more than one token out of two bytes of text.</summary>
    public decimal Ceiling(long promptBytes, int images, int maxOutputTokens) => Of((promptBytes / 2) + ((long)images * ImageTokens) + 64, 0, maxOutputTokens);
}
