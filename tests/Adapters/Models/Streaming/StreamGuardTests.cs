using Microsoft.Extensions.AI;
using Twins.Adapters.Models;
using Twins.Bench.Loopback;
using Twins.Core.Respondents;

namespace Twins.Tests.Adapters.Models.Streaming;

public sealed class StreamGuardTests
{
    private static readonly TimeSpan Nearly = Script.Patience - TimeSpan.FromSeconds(1);
    private static readonly CancellationToken Always = TestContext.Current.CancellationToken;

    private static ModelOptions OneAtATime => Script.Options with { MaxConcurrency = 1 };

    [Fact]
    public async Task Silence_before_the_first_word_is_given_up_and_asked_again()
    {
        var clock = new TimerWatch();
        var silent = new PlayedStream().Send(": hello\n\n");
        using var script = new Script(silent.Reply(), new PlayedStream().Send(Wire.OpenAi).End().Reply());
        using var clients = ModelClients.Create(Script.Options, clock, script);
        var asked = Wire.WholeAsync(clients, Always);
        clock.Advance(Script.Patience);
        clock.Advance(await clock.NextWaitAsync());
        Assert.Equal(ChatFinishReason.Stop, (await asked).FinishReason);
        await silent.Closed.Task.WaitAsync(Always);
    }

    [Fact]
    public async Task Silence_in_the_middle_is_a_fault()
    {
        var clock = new TimerWatch();
        using var script = new Script(new PlayedStream().Send(Wire.Says("I would")).Reply());
        using var clients = ModelClients.Create(OneAtATime, clock, script);
        await using var reply = Wire.StreamAsync(clients, Always).GetAsyncEnumerator(Always);
        await reply.MoveNextAsync();
        var next = reply.MoveNextAsync().AsTask();
        clock.Advance(Nearly);
        Assert.False(next.IsCompleted);
        clock.Advance(Script.Patience - Nearly);
        var fault = await Assert.ThrowsAsync<ModelFaultException>(() => next);
        Assert.Equal(FaultKind.Passing, fault.Kind);
        Assert.Contains("did not answer within 77 s", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_may_take_longer_in_all_than_it_may_be_silent_and_its_reader_longer_still()
    {
        var clock = new TimerWatch();
        var body = new PlayedStream();
        using var script = new Script(body.Reply());
        using var clients = ModelClients.Create(Script.Options, clock, script);
        await using var reply = Wire.StreamAsync(clients, Always).GetAsyncEnumerator(Always);
        for (var i = 0; i < 4; i++)
        {
            var next = reply.MoveNextAsync().AsTask();
            clock.Advance(Nearly);
            body.Send(Wire.Says("word "));
            Assert.True(await next);
            clock.Advance(Script.Patience * 2);
        }
        body.Send(Wire.Over);
        Assert.True(await reply.MoveNextAsync());
        Assert.False(await reply.MoveNextAsync());
    }

    [Fact]
    public async Task A_place_at_the_gate_is_kept_until_the_reply_is_over()
    {
        var body = new PlayedStream().Send(Wire.Says("I would"));
        using var script = new Script(body.Reply(), Script.Good);
        using var clients = ModelClients.Create(OneAtATime, new TimerWatch(), script);
        await using var reply = Wire.StreamAsync(clients, Always).GetAsyncEnumerator(Always);
        await reply.MoveNextAsync();
        var second = Script.AskAsync(clients, Always);
        Assert.Equal(1, script.Played);
        body.Send(Wire.Over);
        while (await reply.MoveNextAsync()) Assert.Equal(1, script.Played);
        await second;
    }

    [Fact]
    public async Task Who_walks_away_frees_the_place_and_hangs_up()
    {
        var body = new PlayedStream().Send(Wire.Says("I would"));
        using var script = new Script(body.Reply(), Script.Good);
        using var clients = ModelClients.Create(OneAtATime, new TimerWatch(), script);
        await foreach (var update in Wire.StreamAsync(clients, Always)) break;
        await body.Closed.Task.WaitAsync(Always);
        await Script.AskAsync(clients, Always);
    }

    [Theory]
    [InlineData("")]
    [InlineData("data: {}\n\n")]
    public async Task A_fault_frees_the_place(string end)
    {
        using var script = new Script(new PlayedStream().Send(Wire.Says("I would") + end).End().Reply(), Script.Good);
        using var clients = ModelClients.Create(OneAtATime, new TimerWatch(), script);
        await Assert.ThrowsAsync<ModelFaultException>(() => Wire.WholeAsync(clients, Always));
        await Script.AskAsync(clients, Always);
    }

    [Theory]
    [InlineData("")]
    [InlineData("I would")]
    public async Task The_caller_can_stop_it_and_gets_its_own_cancellation(string said)
    {
        var body = new PlayedStream();
        if (said.Length > 0) body.Send(Wire.Says(said));
        using var script = new Script(body.Reply(), Script.Good);
        using var clients = ModelClients.Create(OneAtATime, new TimerWatch(), script);
        using var stop = new CancellationTokenSource();
        await using var reply = Wire.StreamAsync(clients, stop.Token).GetAsyncEnumerator(CancellationToken.None);
        if (said.Length > 0) await reply.MoveNextAsync();
        var next = reply.MoveNextAsync().AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        await Script.AskAsync(clients, Always);
    }

    [Fact]
    public async Task A_real_server_streams_word_by_word_what_it_says_in_one_piece()
    {
        await using var server = await LoopbackModel.StartAsync(new LoopbackOptions { Strict = false, Script = _ => new Fault.Says("Grüß Gott, I would buy it 😀.") });
        using var clients = ModelClients.Create(Script.Options with { Url = server.V1 }, TimeProvider.System);
        var whole = await Script.AskAsync(clients, Always);
        var updates = await Wire.StreamAsync(clients, Always).ToListAsync(Always);
        var streamed = updates.ToChatResponse();
        Assert.Equal(["Grüß", " Gott,", " I"], updates.Take(3).Select(u => u.Text));
        Assert.Equal((whole.Text, whole.FinishReason, whole.ModelId), (streamed.Text, streamed.FinishReason, streamed.ModelId));
        Assert.Equal(whole.Usage!.OutputTokenCount, streamed.Usage!.OutputTokenCount);
    }

    [Fact]
    public async Task Four_hundred_replies_at_once_are_all_whole()
    {
        await using var server = await LoopbackModel.StartAsync(new LoopbackOptions { Strict = false, Script = n => n % 9 == 0 ? new Fault.Throttle(RetryAfterMilliseconds: 5) : n % 31 == 7 ? new Fault.Reset() : null });
        using var clients = ModelClients.Create(Script.Options with { Url = server.V1 }, TimeProvider.System);
        var replies = await Task.WhenAll(Enumerable.Range(0, 400).Select(_ => Wire.WholeAsync(clients, Always)));
        Assert.All(replies, r => Assert.Equal(replies[0].Text, r.Text));
        Assert.Equal(400, server.Stats.Answered);
    }
}
