using Microsoft.Extensions.AI;
using Twins.Adapters.Models;

namespace Twins.Tests.Adapters.Models.Streaming;

/// <summary>Streams as services send them, and the same replies in one piece.</summary>
internal static class Wire
{
    public const string Usage = """{"prompt_tokens":2000,"completion_tokens":7,"total_tokens":2007,"prompt_tokens_details":{"cached_tokens":1920}}""";

    public const string OpenAi = """
        data: {"id":"c1","object":"chat.completion.chunk","created":1764000000,"model":"m-2026","system_fingerprint":"fp_1","choices":[{"index":0,"delta":{"role":"assistant","content":"","refusal":null},"logprobs":null,"finish_reason":null}],"usage":null,"obfuscation":"p8"}

        data: {"id":"c1","object":"chat.completion.chunk","created":1764000000,"model":"m-2026","choices":[{"index":0,"delta":{"content":"Grüß"},"logprobs":null,"finish_reason":null}],"usage":null}

        data: {"id":"c1","object":"chat.completion.chunk","created":1764000000,"model":"m-2026","choices":[{"index":0,"delta":{"content":" Gott 漢 😀\n"},"logprobs":null,"finish_reason":null}],"usage":null}

        data: {"id":"c1","object":"chat.completion.chunk","created":1764000000,"model":"m-2026","choices":[{"index":0,"delta":{},"logprobs":null,"finish_reason":"stop"}],"usage":null}

        data: {"id":"c1","object":"chat.completion.chunk","created":1764000000,"model":"m-2026","choices":[],"usage":{"prompt_tokens":2000,"completion_tokens":7,"total_tokens":2007,"prompt_tokens_details":{"cached_tokens":1920}}}

        data: [DONE]


        """;

    public const string OpenAiWhole = """{"id":"c1","model":"m-2026","choices":[{"index":0,"message":{"role":"assistant","content":"Grüß Gott 漢 😀\n","refusal":null},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":2000,"completion_tokens":7,"total_tokens":2007,"prompt_tokens_details":{"cached_tokens":1920}}}""";

    /// <summary>The filter stopped the reply after a few words.</summary>
    public const string Azure = """
        data: {"choices":[],"created":0,"id":"","model":"","object":"","prompt_filter_results":[{"prompt_index":0,"content_filter_results":{"hate":{"filtered":false,"severity":"safe"}}}]}

        data: {"choices":[{"content_filter_results":{},"delta":{"content":"","refusal":null,"role":"assistant"},"finish_reason":null,"index":0,"logprobs":null}],"created":1764000000,"id":"c2","model":"gpt-5-mini","object":"chat.completion.chunk","usage":null}

        data: {"choices":[{"content_filter_results":{"violence":{"filtered":false,"severity":"safe"}},"delta":{"content":"First you"},"finish_reason":null,"index":0,"logprobs":null}],"created":1764000000,"id":"c2","model":"gpt-5-mini","object":"chat.completion.chunk","usage":null}

        data: {"choices":[{"content_filter_offsets":{"check_offset":44,"start_offset":44,"end_offset":198},"content_filter_results":{"violence":{"filtered":true,"severity":"high"}},"finish_reason":"content_filter","index":0}],"created":0,"id":"","model":"","object":""}

        data: {"choices":[],"created":1764000000,"id":"c2","model":"gpt-5-mini","object":"chat.completion.chunk","usage":{"prompt_tokens":9,"completion_tokens":2,"total_tokens":11}}

        data: [DONE]


        """;

    public const string AzureWhole = """{"id":"c2","model":"gpt-5-mini","choices":[{"index":0,"message":{"role":"assistant","content":"First you"},"finish_reason":"content_filter","content_filter_results":{"violence":{"filtered":true,"severity":"high"}}}],"usage":{"prompt_tokens":9,"completion_tokens":2,"total_tokens":11}}""";

    public static string Says(string text) => $$"""
        data: {"model":"m","choices":[{"index":0,"delta":{"content":"{{text}}"},"finish_reason":null}]}


        """;

    public const string Over = """
        data: {"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

        data: [DONE]


        """;

    public static IAsyncEnumerable<ChatResponseUpdate> StreamAsync(ModelClients clients, CancellationToken cancellationToken = default) =>
        clients.Chat.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "hi")], new ChatOptions(), cancellationToken);

    public static Task<ChatResponse> WholeAsync(ModelClients clients, CancellationToken cancellationToken = default) => StreamAsync(clients, cancellationToken).ToChatResponseAsync(cancellationToken);
}
