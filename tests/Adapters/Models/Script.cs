using System.Net;
using System.Text;
using Microsoft.Extensions.AI;
using Twins.Adapters.Models;
using Twins.Core.Respondents.Model;

namespace Twins.Tests.Adapters.Models;

/// <summary>A transport that plays literal replies one after the other; a request too many throws.</summary>
internal sealed class Script(params Func<CancellationToken, Task<HttpResponseMessage>>[] replies) : HttpMessageHandler
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(77);

    private int played;

    public int Played => Volatile.Read(ref played);

    public HttpRequestMessage? Last { get; private set; }

    public string LastBody { get; private set; } = "";

    public static ModelSettings Settings => new() { Model = "m" };

    public static ModelOptions Options => new() { Provider = ModelProvider.Compatible, Settings = Settings, Url = new Uri("http://model.test/v1"), Key = "sk-very-secret", Timeout = Patience };

    public static Func<CancellationToken, Task<HttpResponseMessage>> Good => Status(200, """
        {"id":"c1","object":"chat.completion","created":1764000000,"model":"m-2026","choices":[{"index":0,"message":{"role":"assistant","content":"{}","refusal":null},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":2000,"completion_tokens":7,"total_tokens":2007,"prompt_tokens_details":{"cached_tokens":1920}}}
        """);

    public static Func<CancellationToken, Task<HttpResponseMessage>> Status(int status, string body = "{}", string? header = null, string? value = null) => _ =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (header is not null) response.Headers.TryAddWithoutValidation(header, value);
        return Task.FromResult(response);
    };

    public static Func<CancellationToken, Task<HttpResponseMessage>> Throws(Exception e) => _ => Task.FromException<HttpResponseMessage>(e);

    public static async Task<HttpResponseMessage> Hangs(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("unreachable");
    }

    public static Task<ChatResponse> AskAsync(ModelClients clients, CancellationToken cancellationToken = default) =>
        clients.Chat.GetResponseAsync([new ChatMessage(ChatRole.User, "hi")], new ChatOptions(), cancellationToken);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var index = Interlocked.Increment(ref played) - 1;
        Last = request;
        LastBody = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        if (index >= replies.Length) throw new NotSupportedException("the script has no reply for this request");
        return await replies[index](cancellationToken);
    }
}
