using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Twins.Tests.Governance.Bias;

/// <summary>
/// A model on 127.0.0.1 with literal replies, which answers "intent" (1 to 5) as it thinks of whom it plays, and "click" with yes
/// from 4 on. A request that is none of these fails the test.
/// </summary>
internal sealed class OpinionatedModel : IAsyncDisposable
{
    private readonly LoopbackServer server;
    private readonly Func<string, int> opinion;
    private readonly ConcurrentDictionary<string, int> prompts = new();
    private int calls;

    private OpinionatedModel(Func<string, int> opinion)
    {
        this.opinion = opinion;
        server = new LoopbackServer(AnswerAsync);
    }

    public Uri Url => server.Url;

    public int Calls => Volatile.Read(ref calls);

    /// <summary>Prompts that differ from each other.</summary>
    public IReadOnlyCollection<string> Prompts => [.. prompts.Keys];

    /// <summary>Every third call is refused.</summary>
    public bool IsFailing { get; set; }

    public ConcurrentQueue<string> Surprises { get; } = new();

    /// <param name="opinion">Told the whole prompt.</param>
    public static OpinionatedModel Start(Func<string, int> opinion) => new(opinion);

    /// <summary>A number from 0 to 9999 that follows from a text: chance that is the same every time.</summary>
    public static int Chance(string text, int seed = 0) => (int)(XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(text), seed) % 10_000);

    /// <summary>The line of the prompt that begins with this.</summary>
    public static string Line(string prompt, string name) => prompt.Split('\n').FirstOrDefault(l => l.StartsWith(name + ": ", StringComparison.Ordinal))?[(name.Length + 2)..] ?? "";

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private Task AnswerAsync(HttpContext context, string body)
    {
        var path = context.Request.Path.Value!;
        var (status, reply) = path is "/v1/chat/completions" ? (200, Reply(body)) : (418, "{}");
        if (IsFailing && Calls % 3 is 0) (status, reply) = (400, """{"error":{"message":"Not today.","code":"x"}}""");
        if (status is 418) Surprises.Enqueue(path);
        return LoopbackServer.ReplyAsync(context, status, reply);
    }

    private string Reply(string body)
    {
        Interlocked.Increment(ref calls);
        using var json = JsonDocument.Parse(body);
        var prompt = string.Join('\n', json.RootElement.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("content")).Select(c => c.ValueKind is JsonValueKind.String ? c.GetString() : string.Join('\n', c.EnumerateArray().Select(p => p.GetProperty("text").GetString()))));
        prompts.TryAdd(prompt, 0);
        var intent = Math.Clamp(opinion(prompt), 1, 5);
        var answer = string.Create(CultureInfo.InvariantCulture, $$"""{"answers":{"intent":{{intent}},"click":"{{(intent >= 4 ? "yes" : "no")}}"},"reason":"So.","objection":null,"evidence":[]}""");
        return $$$"""{"id":"c1","object":"chat.completion","created":1764000000,"model":"opinionated","choices":[{"index":0,"message":{"role":"assistant","content":{{{JsonSerializer.Serialize(answer)}}},"refusal":null},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":2000,"completion_tokens":7,"total_tokens":2007,"prompt_tokens_details":{"cached_tokens":1920} } }""";
    }
}
