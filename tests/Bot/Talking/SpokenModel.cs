using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Twins.Tests.Adapters.Models.Streaming;

namespace Twins.Tests.Bot.Talking;

/// <summary>A model that speaks as the test says: each request gets the next reply, as the bytes that a provider streams.</summary>
internal sealed class SpokenModel : HttpMessageHandler
{
    private readonly ConcurrentQueue<string> requests = new();
    private readonly ConcurrentQueue<Func<CancellationToken, Task<HttpResponseMessage>>> replies = new();

    /// <summary>What is said when no reply was scripted; null makes such a request fail the test.</summary>
    public string? Otherwise { get; init; }

    public IReadOnlyList<JsonElement> Requests => [.. requests.Select(r => JsonDocument.Parse(r).RootElement)];

    /// <summary>The messages of a request, as (role, text).</summary>
    public static IReadOnlyList<(string Role, string Text)> Messages(JsonElement request) =>
        [.. request.GetProperty("messages").EnumerateArray().Select(m => (m.GetProperty("role").GetString()!, m.GetProperty("content").ValueKind is JsonValueKind.String ? m.GetProperty("content").GetString()! : string.Concat(m.GetProperty("content").EnumerateArray().Select(p => p.GetProperty("text").GetString()))))];

    /// <param name="after">How long it takes.</param>
    public SpokenModel Say(string text, TimeSpan after = default)
    {
        replies.Enqueue(async stop =>
        {
            await Task.Delay(after, stop);
            return Streamed(new StringContent(Whole(text), Encoding.UTF8));
        });
        return this;
    }

    /// <summary>A reply that comes when the test sends it.</summary>
    public PlayedStream Play()
    {
        var stream = new PlayedStream();
        replies.Enqueue(stream.Reply());
        return stream;
    }

    public SpokenModel Fail(HttpStatusCode status)
    {
        replies.Enqueue(_ => Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent("""{"error":{"message":"no","code":"x"}}""") }));
        return this;
    }

    /// <summary>One piece of text as OpenAI streams it.</summary>
    public static string Piece(string text) =>
        $"data: {{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1764000000,\"model\":\"talker-1\",\"choices\":[{{\"index\":0,\"delta\":{{\"content\":{JsonSerializer.Serialize(text)}}},\"finish_reason\":null}}]}}\n\n";

    public const string End = """
        data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1764000000,"model":"talker-1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

        data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1764000000,"model":"talker-1","choices":[],"usage":{"prompt_tokens":900,"completion_tokens":30,"total_tokens":930}}

        data: [DONE]


        """;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        requests.Enqueue(await request.Content!.ReadAsStringAsync(cancellationToken));
        if (replies.TryDequeue(out var reply)) return await reply(cancellationToken);
        return Streamed(new StringContent(Whole(Otherwise ?? throw new InvalidOperationException("The model was asked more often than the test says.")), Encoding.UTF8));
    }

    private static string Whole(string text) => string.Concat(text.Chunk(7).Select(c => Piece(new string(c)))) + End;

    private static HttpResponseMessage Streamed(HttpContent content)
    {
        content.Headers.ContentType = new("text/event-stream");
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
    }
}
