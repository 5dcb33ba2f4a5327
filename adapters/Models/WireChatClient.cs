using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using Twins.Core.Respondents.Model;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
using ChatResponseFormat = OpenAI.Chat.ChatResponseFormat;

namespace Twins.Adapters.Models;

/// <summary>
/// Carries what the abstraction has no words for: log-probabilities both ways, the prompt cache key, refusals, and strict
/// schemas, of which the wire form is made once per form instead of once per call.
/// </summary>
internal sealed class WireChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    private const int MostAlternatives = 20;

    private readonly ConditionalWeakTable<ChatResponseFormatJson, ChatResponseFormat> formats = [];

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return Outward(await InnerClient.GetResponseAsync(messages, Inward(options), cancellationToken));
        }
        catch (ArgumentOutOfRangeException)
        {
            // The SDK reads the first choice of a reply that has none. It was paid for all the same, and holds nothing.
            return new ChatResponse(new ChatMessage(ChatRole.Assistant, ""));
        }
    }

    private ChatOptions? Inward(ChatOptions? options)
    {
        if (options is null) return options;
        options.RawRepresentationFactory = _ => Wire(options);
        return options;
    }

    private ChatCompletionOptions Wire(ChatOptions options)
    {
        var wire = new ChatCompletionOptions();
        if (options.ResponseFormat is ChatResponseFormatJson { Schema: not null } json) wire.ResponseFormat = formats.GetValue(json, static f => Format(f));
        if (options.AdditionalProperties is not { } more) return wire;
        if (more.ContainsKey(TokenLogprob.PropertyName)) (wire.IncludeLogProbabilities, wire.TopLogProbabilityCount) = (true, MostAlternatives);
#pragma warning disable SCME0001 // The patch is marked experimental and is the only way to send a field that the SDK has no property for.
        if (more.TryGetValue("prompt_cache_key", out string? key) && key is not null) wire.Patch.Set("$.prompt_cache_key"u8, key);
#pragma warning restore SCME0001
        return wire;
    }

    private static ChatResponseFormat Format(ChatResponseFormatJson format) =>
        ChatResponseFormat.CreateJsonSchemaFormat(format.SchemaName, BinaryData.FromString(format.Schema!.Value.GetRawText()), jsonSchemaIsStrict: true);

    private static ChatResponse Outward(ChatResponse response)
    {
        if (response.RawRepresentation is not ChatCompletion raw) return response;
        if (raw.Refusal is { Length: > 0 } refusal && !response.Messages.Any(m => m.Contents.Any(c => c is ErrorContent)))
            response.Messages.Add(new ChatMessage(ChatRole.Assistant, [new ErrorContent(refusal) { ErrorCode = "Refusal" }]));
        if (raw.ContentTokenLogProbabilities is { Count: > 0 } tokens)
            (response.AdditionalProperties ??= [])[TokenLogprob.PropertyName] = (IReadOnlyList<TokenLogprob>)[.. tokens.Select(Token)];
        return response;
    }

    private static TokenLogprob Token(ChatTokenLogProbabilityDetails token) =>
        new(token.Token, token.Utf8Bytes?.Length ?? Encoding.UTF8.GetByteCount(token.Token), token.LogProbability, [.. token.TopLogProbabilities.Select(t => new TokenAlternative(t.Token, t.LogProbability))]);
}
