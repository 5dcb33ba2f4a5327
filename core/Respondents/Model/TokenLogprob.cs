namespace Twins.Core.Respondents.Model;

/// <summary>One token of a reply with what else could have stood in its place; adapters put a list of these into a
/// response's additional properties under <see cref="PropertyName"/>.</summary>
/// <param name="Token">The token's text.</param>
/// <param name="Bytes">Its length in UTF-8; a token may hold part of a character.</param>
/// <param name="Logprob">Natural logarithm of its probability.</param>
/// <param name="Top">The likeliest tokens at this place, most often itself among them.</param>
public sealed record TokenLogprob(string Token, int Bytes, double Logprob, IReadOnlyList<TokenAlternative> Top)
{
    public const string PropertyName = "logprobs";
}

/// <param name="Logprob">Natural logarithm of its probability.</param>
public readonly record struct TokenAlternative(string Token, double Logprob);
