using System.Text;
using Twins.Adapters.Models;
using Twins.Bench.Loopback;
using Twins.Core.Respondents;

namespace Twins.Tests.Adapters.Models.Streaming;

public sealed class StreamFaultTests
{
    private const string Unsaid = """
        data: {"choices":[],"model":"","prompt_filter_results":[]}

        data: {"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}


        """;

    private static readonly CancellationToken Always = TestContext.Current.CancellationToken;

    /// <summary>What can come where the rest of a reply should have been.</summary>
    public static TheoryData<string> Ends => new(
        "",
        "data: [DONE]\n\n",
        "data: {\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n",
        "data: {\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]",
        "data: {\"error\":{\"message\":\"The server had an error\",\"type\":\"server_error\",\"code\":500}}\n\n",
        "event: error\ndata: {\"error\":{\"message\":\"half \\ud83d\",\"code\":\"server_error\"}}\n\n",
        "data: {\"error\":\"overloaded\"}\n\n",
        "data: {\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\\ud83d\"}}]}\n\n" + Wire.Over,
        "data: <html>gateway</html>\n\n",
        "data: 7\n\n",
        "data: {\"model\":\"m\"}\n\n",
        "data: \"" + new string('x', ReplyStream.LongestEvent) + "\"\n\n");

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task A_reply_that_breaks_off_is_a_fault_and_no_reply(string end)
    {
        using var script = new Script(new PlayedStream().Send(Wire.Says("I would") + end).End().Reply());
        using var clients = ModelClients.Create(Script.Options, new TimerWatch(), script);
        var said = new StringBuilder();
        var fault = await Assert.ThrowsAsync<ModelFaultException>(async () =>
        {
            await foreach (var update in Wire.StreamAsync(clients, Always)) said.Append(update.Text);
        });
        Assert.Equal(("I would", FaultKind.Passing, 1), (said.ToString(), fault.Kind, script.Played));
        Assert.StartsWith("the reply broke off: ", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task A_reply_that_breaks_off_before_its_first_word_is_asked_for_again(string end)
    {
        var clock = new TimerWatch();
        using var script = new Script(new PlayedStream().Send(Unsaid + end).End().Reply(), new PlayedStream().Send(Wire.OpenAi).End().Reply());
        using var clients = ModelClients.Create(Script.Options, clock, script);
        var asked = Wire.WholeAsync(clients, Always);
        clock.Advance(await clock.NextWaitAsync());
        // A stream that says it is done and never had a choice would be a reply, but this one had begun.
        Assert.Equal(("Grüß Gott 漢 😀\n", 2), ((await asked).Text, script.Played));
    }

    [Fact]
    public async Task A_hint_when_to_come_back_is_kept_to_the_moment()
    {
        var clock = new TimerWatch();
        using var script = new Script(Script.Status(429, "{}", "Retry-After", "7"), new PlayedStream().Send(Wire.OpenAi).End().Reply());
        using var clients = ModelClients.Create(Script.Options, clock, script);
        var asked = Wire.WholeAsync(clients, Always);
        Assert.Equal(TimeSpan.FromSeconds(7), await clock.NextWaitAsync());
        await clock.NextWaitAsync();
        clock.Advance(TimeSpan.FromSeconds(6.9));
        Assert.Equal(1, script.Played);
        clock.Advance(TimeSpan.FromSeconds(.2));
        await asked;
        Assert.Equal(2, script.Played);
    }

    [Theory]
    [InlineData(400, "content_filter", FaultKind.Filtered)]
    [InlineData(401, "invalid_api_key", FaultKind.Unusable)]
    [InlineData(400, "x", FaultKind.Rejected)]
    public async Task An_error_status_means_what_it_means_for_a_whole_reply(int status, string code, FaultKind kind)
    {
        using var script = new Script(Script.Status(status, $$$"""{"error":{"message":"no","code":"{{{code}}}"}}"""));
        using var clients = ModelClients.Create(Script.Options, new TimerWatch(), script);
        Assert.Equal(kind, (await Assert.ThrowsAsync<ModelFaultException>(() => Wire.WholeAsync(clients, Always))).Kind);
    }

    [Theory]
    [InlineData("content_filter", FaultKind.Filtered)]
    [InlineData("insufficient_quota", FaultKind.Unusable)]
    public async Task An_error_in_the_stream_that_no_second_try_helps_is_called_what_it_is(string code, FaultKind kind)
    {
        using var script = new Script(new PlayedStream().Send($$$"""data: {"error":{"message":"no","code":"{{{code}}}"}}""" + "\n\n").Reply());
        using var clients = ModelClients.Create(Script.Options, new TimerWatch(), script);
        Assert.Equal((kind, 1), ((await Assert.ThrowsAsync<ModelFaultException>(() => Wire.WholeAsync(clients, Always))).Kind, script.Played));
    }

    [Theory]
    [InlineData("")]
    [InlineData("I would")]
    public async Task The_key_is_in_no_fault_even_when_the_stream_repeats_it(string said)
    {
        using var script = new Script(new PlayedStream().Send(Wire.Says(said) + "data: {\"error\":{\"message\":\"" + new string('x', 190) + " Bearer SK-VERY-SECRET sk-very-secret\"}}\n\n").Reply());
        using var clients = ModelClients.Create(Script.Options with { MaxTries = 1 }, new TimerWatch(), script);
        var fault = await Assert.ThrowsAsync<ModelFaultException>(() => Wire.WholeAsync(clients, Always));
        Assert.DoesNotContain("very", fault.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("xxx", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_cut_in_the_middle_is_a_fault()
    {
        var clock = new TimerWatch();
        await using var server = await LoopbackModel.StartAsync(new LoopbackOptions { Strict = false, BetweenTokens = TimeSpan.FromSeconds(1), Script = _ => new Fault.Cut(1), Clock = clock });
        using var clients = ModelClients.Create(Script.Options with { Url = server.V1 }, TimeProvider.System);
        await using var reply = Wire.StreamAsync(clients, Always).GetAsyncEnumerator(Always);
        Assert.True(await reply.MoveNextAsync());
        clock.Advance(await clock.NextWaitAsync());
        var fault = await Assert.ThrowsAsync<ModelFaultException>(async () => await reply.MoveNextAsync());
        Assert.Equal((FaultKind.Passing, 1), (fault.Kind, server.Stats.Chats));
    }

    [Fact]
    public async Task A_stream_without_an_end_is_read_up_to_the_limit()
    {
        var body = new PlayedStream();
        var chatter = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(": still thinking\n\n", 1000)));
        for (var sent = 0; sent < ReplyStream.LongestReply; sent += chatter.Length) body.Send(chatter);
        using var script = new Script(body.Reply());
        using var clients = ModelClients.Create(Script.Options with { MaxTries = 1 }, new TimerWatch(), script);
        Assert.Equal(FaultKind.Passing, (await Assert.ThrowsAsync<ModelFaultException>(() => Wire.WholeAsync(clients, Always))).Kind);
    }
}
