using System.Text;
using Microsoft.Extensions.AI;

namespace Twins.Core.Respondents.Model;

/// <summary>A chat response reduced to what the ledger keeps.</summary>
internal static class ReplyMapping
{
    public static ModelReply From(ChatResponse response)
    {
        var usage = response.Usage;
        var text = response.Text;
        return new ModelReply
        {
            Text = text,
            FinishReason = response.FinishReason?.Value,
            Refusal = Refusal(response),
            Logprobs = response.AdditionalProperties?.TryGetValue(TokenLogprob.PropertyName, out IReadOnlyList<TokenLogprob>? tokens) is true ? OfAnswers(text, tokens!) : null,
            InputTokens = usage?.InputTokenCount ?? 0,
            CachedTokens = usage?.CachedInputTokenCount ?? 0,
            OutputTokens = usage?.OutputTokenCount ?? 0,
        };
    }

    private static string? Refusal(ChatResponse response)
    {
        foreach (var message in response.Messages)
            foreach (var content in message.Contents)
                if (content is ErrorContent { ErrorCode: "Refusal" } refusal) return refusal.Message;
        return null;
    }

    /// <summary>
    /// The tokens at the answers and the one after each: the rest of a reply's tokens with twenty alternatives each would be
    /// most of the ledger. Null when the tokens do not spell the text, for then nobody knows where they stand.
    /// </summary>
    private static List<PlacedToken>? OfAnswers(string text, IReadOnlyList<TokenLogprob> tokens)
    {
        var places = AnswerPlaces.All(text);
        var kept = new List<PlacedToken>();
        var at = 0;
        foreach (var token in tokens)
        {
            var end = at + token.Bytes;
            if (places.Exists(p => at <= p.End && end > p.Start)) kept.Add(new PlacedToken(at, token));
            at = end;
        }
        return at == Encoding.UTF8.GetByteCount(text) ? kept : null;
    }
}
