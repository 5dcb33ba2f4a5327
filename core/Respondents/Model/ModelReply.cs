namespace Twins.Core.Respondents.Model;

/// <summary>What a model sent, as far as an outcome can depend on it; this is what the ledger keeps.</summary>
internal sealed record ModelReply
{
    public string Text { get; init; } = "";
    /// <summary>Such as stop, length or content_filter.</summary>
    public string? FinishReason { get; init; }
    public string? Refusal { get; init; }
    /// <summary>Why the provider's filter stopped the prompt, when it did.</summary>
    public string? Filtered { get; init; }
    /// <summary>The tokens of the answers; null when the model gave none or they do not spell the text.</summary>
    public IReadOnlyList<PlacedToken>? Logprobs { get; init; }
    public long InputTokens { get; init; }
    public long CachedTokens { get; init; }
    public long OutputTokens { get; init; }
}

/// <param name="At">Where the token begins in the text, in UTF-8 bytes.</param>
internal readonly record struct PlacedToken(int At, TokenLogprob Token)
{
    public int End => At + Token.Bytes;
}
