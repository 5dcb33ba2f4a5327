using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Twins.Adapters.Models;
using Twins.Core.Respondents.Model;

namespace Twins.Tests.Adapters.Models.Streaming;

public sealed class StreamedReplyTests
{
    private static readonly CancellationToken Always = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Wire.OpenAi, Wire.OpenAiWhole)]
    [InlineData(Wire.Azure, Wire.AzureWhole)]
    public async Task A_reply_in_pieces_is_the_reply_in_one(string streamed, string whole) => Assert.Equal(await BufferedAsync(whole), await StreamedAsync(streamed));

    [Fact]
    public async Task A_refusal_in_pieces_is_one_refusal()
    {
        const string streamed = """
            data: {"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":null,"refusal":""},"finish_reason":null}]}

            data: {"model":"m","choices":[{"index":0,"delta":{"refusal":"I can't"},"finish_reason":null}]}

            data: {"model":"m","choices":[{"index":0,"delta":{"refusal":" help."},"finish_reason":"stop"}]}

            data: [DONE]


            """;
        var reply = await StreamedAsync(streamed);
        Assert.Equal(await BufferedAsync("""{"model":"m","choices":[{"message":{"content":null,"refusal":"I can't help."},"finish_reason":"stop"}]}"""), reply);
        Assert.Contains("Refusal: I can't help.", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_without_a_choice_was_paid_for_and_is_a_reply() => Assert.Equal(
        await BufferedAsync("""{"model":"m","choices":[],"usage":{"prompt_tokens":9,"completion_tokens":0}}"""),
        await StreamedAsync("""
            data: {"model":"m","choices":[],"usage":{"prompt_tokens":9,"completion_tokens":0}}

            data: [DONE]


            """));

    [Fact]
    public async Task Log_probabilities_are_those_of_all_pieces() => Assert.Equal(
        await BufferedAsync("""{"model":"m","choices":[{"message":{"content":"ab"},"logprobs":{"content":[{"token":"a","logprob":-0.5},{"token":"b","logprob":-1}]},"finish_reason":"stop"}]}"""),
        await StreamedAsync("""
            data: {"model":"m","choices":[{"delta":{"content":"a"},"logprobs":{"content":[{"token":"a","logprob":-0.5}]}}]}

            data: {"model":"m","choices":[{"delta":{"content":"b"},"logprobs":{"content":[{"token":"b","logprob":-1}]},"finish_reason":"stop"}]}

            data: [DONE]


            """));

    [Theory]
    [InlineData(Wire.OpenAi)]
    [InlineData(Wire.Azure)]
    public async Task Wherever_the_bytes_are_split_the_reply_is_the_same(string streamed)
    {
        var expected = await StreamedAsync(streamed);
        var bytes = Encoding.UTF8.GetBytes(streamed);
        for (var at = 1; at < bytes.Length; at++) Assert.Equal(expected, Shown(await ReadAsync(new PlayedStream().Send(bytes[..at]).Send(bytes[at..]).End())));
        var single = new PlayedStream();
        foreach (var b in bytes) single.Send([b]);
        Assert.Equal(expected, Shown(await ReadAsync(single.End())));
    }

    [Fact]
    public async Task Line_ends_and_comments_make_no_difference()
    {
        var expected = await StreamedAsync(Wire.OpenAi);
        Assert.Equal(expected, await StreamedAsync(Wire.OpenAi.ReplaceLineEndings("\r\n")));
        Assert.Equal(expected, await StreamedAsync(": OPENROUTER PROCESSING\n\n" + Wire.OpenAi.Replace("data: {", ": ping\nevent: chunk\ndata:{", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Text_is_given_out_as_it_comes()
    {
        var body = new PlayedStream().Send(Wire.Says("one"));
        using var script = new Script(body.Reply());
        using var clients = ModelClients.Create(Script.Options, new TimerWatch(), script);
        await using var reply = Wire.StreamAsync(clients, Always).GetAsyncEnumerator(Always);
        Assert.True(await reply.MoveNextAsync());
        Assert.Equal("one", reply.Current.Text);
        body.Send(Wire.Says(" two"));
        Assert.True(await reply.MoveNextAsync());
        Assert.Equal(" two", reply.Current.Text);
        body.Send(Wire.Over).End();
        Assert.True(await reply.MoveNextAsync());
        Assert.Equal(ChatFinishReason.Stop, reply.Current.FinishReason);
        Assert.False(await reply.MoveNextAsync());
    }

    [Theory]
    [InlineData(ModelProvider.Compatible)]
    [InlineData(ModelProvider.OpenAI)]
    [InlineData(ModelProvider.Azure)]
    public async Task A_streamed_request_is_the_other_one_and_two_words_more(ModelProvider provider)
    {
        using var script = new Script(Script.Good, new PlayedStream().Send(Wire.OpenAi).End().Reply());
        using var clients = ModelClients.Create(Script.Options with { Provider = provider, Settings = Script.Settings with { Model = "mini" } }, new TimerWatch(), script);
        await Script.AskAsync(clients, Always);
        var whole = script.LastBody;
        await Wire.WholeAsync(clients, Always);
        Assert.Equal(whole[..^1] + ""","stream":true,"stream_options":{"include_usage":true}}""", script.LastBody);
        Assert.Equal("text/event-stream", script.Last!.Headers.Accept.ToString());
        if (provider is ModelProvider.Azure) Assert.Empty((await PublishedSchema.OfAsync("AzureCreateChatCompletionRequest")).Validate(script.LastBody));
    }

    private static Task<ChatResponse> ReadAsync(Stream body) => ReplyStream.ReadAsync(body, Always).ToChatResponseAsync(Always);

    private static async Task<string> StreamedAsync(string sent)
    {
        using var script = new Script(new PlayedStream().Send(sent).End().Reply());
        using var clients = ModelClients.Create(Script.Options, new TimerWatch(), script);
        return Shown(await Wire.WholeAsync(clients, Always));
    }

    private static async Task<string> BufferedAsync(string sent)
    {
        using var script = new Script(Script.Status(200, sent));
        using var clients = ModelClients.Create(Script.Options, new TimerWatch(), script);
        return Shown(await Script.AskAsync(clients, Always));
    }

    /// <summary>All that core reads of a reply.</summary>
    private static string Shown(ChatResponse reply)
    {
        var usage = reply.Usage;
        var logprobs = reply.AdditionalProperties?[TokenLogprob.PropertyName] as IReadOnlyList<TokenLogprob>;
        var refusals = reply.Messages.SelectMany(m => m.Contents).OfType<ErrorContent>().Select(e => $"{e.ErrorCode}: {e.Message}");
        return $"{reply.Messages.Count} {reply.Messages[0].Role} {reply.ModelId} {reply.FinishReason} '{reply.Text}' [{string.Join('|', refusals)}] {usage?.InputTokenCount} {usage?.CachedInputTokenCount} {usage?.OutputTokenCount} {JsonSerializer.Serialize(logprobs)}";
    }
}
