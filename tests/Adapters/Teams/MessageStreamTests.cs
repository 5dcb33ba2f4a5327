using Twins.Adapters.Teams;

namespace Twins.Tests.Adapters.Teams;

public sealed class MessageStreamTests
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1.5);

    private static readonly StrictConnector.Fault AnotherIsOpen = new(403, """{"error":{"code":"ContentStreamNotAllowed","message":"Another stream is open in this chat."}}""");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_appears_piece_by_piece_and_ends_with_its_message()
    {
        await using var rig = await TeamsRig.StartAsync();
        await using var stream = rig.Streams.Open(rig.Connector.Chat())!;
        stream.Inform("Looking it up…");
        Assert.Equal("""{"type":"typing","text":"Looking it up…","entities":[{"type":"streaminfo","streamType":"informative","streamSequence":1}]}""", (await rig.Connector.NextAsync()).Body);
        stream.Write("Tea");
        Assert.Equal(Pace, await rig.Clock.NextWaitAsync());
        rig.Clock.Advance(Pace);
        Assert.Equal("""{"type":"typing","text":"Tea","entities":[{"type":"streaminfo","streamType":"streaming","streamSequence":2,"streamId":"s1"}]}""", (await rig.Connector.NextAsync()).Body);
        var finished = stream.FinishAsync(Final("Tea, I think. [1]"), Ct);
        await rig.ElapseAsync(finished);
        Assert.Equal(new StreamOutcome.Streamed("s1"), await finished);
        Assert.Equal(
            """{"type":"message","text":"Tea, I think. [1]","textFormat":"markdown","entities":[{"type":"https://schema.org/Message","@type":"Message","@context":"https://schema.org","additionalType":["AIGeneratedContent"],"citation":[{"@type":"Claim","position":1,"appearance":{"@type":"DigitalDocument","name":"Diary","abstract":"Drinks tea."}}]},{"type":"streaminfo","streamType":"final","streamId":"s1"}],"channelData":{"feedbackLoop":{"type":"default"}}}""",
            (await rig.Connector.NextAsync()).Body);
    }

    [Fact]
    public async Task The_first_text_does_not_wait()
    {
        await using var rig = await TeamsRig.StartAsync();
        await using var stream = rig.Streams.Open(rig.Connector.Chat())!;
        stream.Write("T");
        Assert.Equal("T", (await rig.Connector.NextAsync()).Text);
    }

    [Fact]
    public async Task While_a_piece_waits_the_newest_text_takes_its_place()
    {
        await using var rig = await TeamsRig.StartAsync();
        await using var stream = rig.Streams.Open(rig.Connector.Chat())!;
        stream.Write("a");
        await rig.Connector.NextAsync();
        stream.Write("ab");
        await rig.Clock.NextWaitAsync();
        stream.Write("abc");
        stream.Write("abcd");
        rig.Clock.Advance(Pace);
        Assert.Equal("abcd", (await rig.Connector.NextAsync()).Text);
    }

    [Fact]
    public async Task Each_answer_is_awaited_before_the_next_piece_goes_out()
    {
        await using var rig = await TeamsRig.StartAsync();
        await using var stream = rig.Streams.Open(rig.Connector.Chat())!;
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        rig.Connector.Play(StrictConnector.Fault.Held(answered.Task));
        stream.Write("a");
        await rig.Connector.NextAsync();
        stream.Write("ab");
        rig.Clock.Advance(TimeSpan.FromSeconds(10));
        var finished = stream.FinishAsync(Final("abc"), Ct);
        Assert.Single(rig.Connector.Requests);
        answered.SetResult();
        // The pace is counted from the answer, for only then is it known when the request had arrived.
        Assert.Equal(Pace, Assert.Single(await rig.ElapseAsync(finished)));
        Assert.Equal(new StreamOutcome.Streamed("s1"), await finished);
    }

    [Fact]
    public async Task A_piece_that_fails_is_followed_by_a_newer_one_with_a_higher_number()
    {
        await using var rig = await TeamsRig.StartAsync();
        await using var stream = rig.Streams.Open(rig.Connector.Chat())!;
        stream.Write("a");
        await rig.Connector.NextAsync();
        rig.Connector.Play(new StrictConnector.Fault(429, RetryAfter: "4"));
        stream.Write("ab");
        await rig.Clock.NextWaitAsync();
        rig.Clock.Advance(Pace);
        await rig.Connector.NextAsync();
        stream.Write("abc");
        Assert.Equal(TimeSpan.FromSeconds(4), await rig.Clock.NextWaitAsync());
        rig.Clock.Advance(TimeSpan.FromSeconds(4));
        var third = await rig.Connector.NextAsync();
        Assert.Equal(("abc", 3), (third.Text, third.Json.GetProperty("entities")[0].GetProperty("streamSequence").GetInt32()));
    }

    [Theory]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task The_final_message_is_tried_again_at_the_streams_pace(int status)
    {
        await using var rig = await TeamsRig.StartAsync();
        await using var stream = rig.Streams.Open(rig.Connector.Chat())!;
        stream.Write("a");
        await rig.Connector.NextAsync();
        rig.Connector.Play(new StrictConnector.Fault(status), new StrictConnector.Fault(status));
        var finished = stream.FinishAsync(Final("ab"), Ct);
        Assert.Equal([Pace, Pace, Pace], await rig.ElapseAsync(finished));
        Assert.Equal(new StreamOutcome.Streamed("s1"), await finished);
    }

    [Fact]
    public async Task A_stream_that_does_not_begin_begins_again_with_its_first_number()
    {
        await using var rig = await TeamsRig.StartAsync();
        await using var stream = rig.Streams.Open(rig.Connector.Chat())!;
        rig.Connector.Play(new StrictConnector.Fault(503));
        stream.Write("a");
        await rig.Connector.NextAsync();
        stream.Write("ab");
        await rig.Clock.NextWaitAsync();
        rig.Clock.Advance(Pace);
        await rig.Connector.NextAsync();
        var finished = stream.FinishAsync(Final("abc"), Ct);
        await rig.ElapseAsync(finished);
        Assert.Equal(new StreamOutcome.Streamed("s1"), await finished);
    }

    [Fact]
    public async Task An_answer_that_is_there_at_once_is_an_ordinary_message()
    {
        await using var rig = await TeamsRig.StartAsync();
        await using var stream = rig.Streams.Open(rig.Connector.Chat())!;
        Assert.Equal(new StreamOutcome.Plain("m1"), await stream.FinishAsync(Final("Tea."), Ct));
    }

    [Fact]
    public async Task A_stream_whose_beginning_got_no_answer_ends_as_an_ordinary_message()
    {
        await using var rig = await TeamsRig.StartAsync();
        await using var stream = rig.Streams.Open(rig.Connector.Chat())!;
        rig.Connector.Play(StrictConnector.Fault.Silence);
        stream.Write("a");
        await rig.Connector.NextAsync();
        rig.Clock.Advance(TeamsRig.Options.Timeout);
        var finished = stream.FinishAsync(Final("ab"), Ct);
        await rig.ElapseAsync(finished);
        Assert.Equal(new StreamOutcome.Plain("m1"), await finished);
    }

    [Fact]
    public async Task When_the_service_says_that_time_is_over_the_message_is_put_in_the_streams_place()
    {
        await using var rig = await TeamsRig.StartAsync();
        await using var stream = rig.Streams.Open(rig.Connector.Chat())!;
        stream.Write("a");
        await rig.Connector.NextAsync();
        rig.Connector.Streams.Expire("a:chat/1");
        var finished = stream.FinishAsync(Final("ab"), Ct);
        await rig.ElapseAsync(finished);
        Assert.Equal(new StreamOutcome.Replaced("s1"), await finished);
        var put = rig.Connector.Requests[^1];
        Assert.Equal(("PUT", "/emea/v3/conversations/a%3Achat%2F1/activities/s1", "ab"), (put.Method, put.Target, put.Text));
        Assert.DoesNotContain("streaminfo", put.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_two_minutes_no_piece_is_sent_and_the_message_is_put_in_the_streams_place()
    {
        await using var rig = await TeamsRig.StartAsync();
        await using var stream = rig.Streams.Open(rig.Connector.Chat())!;
        stream.Write("a");
        await rig.Connector.NextAsync();
        // It waits, so the answer to the first piece has been heard.
        stream.Write("ab");
        await rig.Clock.NextWaitAsync();
        rig.Clock.Advance(TimeSpan.FromSeconds(126));
        var finished = stream.FinishAsync(Final("abc"), Ct);
        await rig.ElapseAsync(finished);
        Assert.Equal(new StreamOutcome.Replaced("s1"), await finished);
        Assert.Equal(["POST", "PUT"], rig.Connector.Requests.Select(r => r.Method));
    }

    [Theory]
    [InlineData(114, "POST", "POST", "POST")]
    [InlineData(116, "POST", "POST")]
    [InlineData(121, "POST", "POST", "PUT")]
    public async Task The_last_seconds_belong_to_the_final_message(int seconds, params string[] methods)
    {
        await using var rig = await TeamsRig.StartAsync();
        await using var stream = rig.Streams.Open(rig.Connector.Chat())!;
        stream.Write("a");
        await rig.Connector.NextAsync();
        stream.Write("ab");
        await rig.Clock.NextWaitAsync();
        rig.Clock.Advance(TimeSpan.FromSeconds(seconds));
        if (methods.Length > 2 && methods[2] is "POST") Assert.Equal("ab", (await rig.Connector.NextAsync()).Text);
        await rig.ElapseAsync(stream.FinishAsync(Final("abc"), Ct));
        Assert.Equal(methods, rig.Connector.Requests.Select(r => r.Method));
    }

    [Fact]
    public async Task When_the_reader_presses_stop_nothing_more_is_said_and_the_caller_knows()
    {
        await using var rig = await TeamsRig.StartAsync();
        await using var stream = rig.Streams.Open(rig.Connector.Chat())!;
        stream.Write("a");
        await rig.Connector.NextAsync();
        rig.Connector.Streams.Cancel("a:chat/1");
        stream.Write("ab");
        await rig.Clock.NextWaitAsync();
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var told = stream.Stopped.Register(stopped.SetResult);
        rig.Clock.Advance(Pace);
        await stopped.Task.WaitAsync(Ct);
        stream.Write("abc");
        Assert.IsType<StreamOutcome.Cancelled>(await stream.FinishAsync(Final("abc"), Ct));
        Assert.Equal(2, rig.Connector.Requests.Count);
    }

    [Fact]
    public async Task Pressed_just_before_the_end_stop_is_kept_to_as_well()
    {
        await using var rig = await TeamsRig.StartAsync();
        await using var stream = rig.Streams.Open(rig.Connector.Chat())!;
        stream.Write("a");
        await rig.Connector.NextAsync();
        rig.Connector.Streams.Cancel("a:chat/1");
        var finished = stream.FinishAsync(Final("ab"), Ct);
        await rig.ElapseAsync(finished);
        Assert.IsType<StreamOutcome.Cancelled>(await finished);
    }

    [Fact]
    public async Task A_bot_that_was_removed_meanwhile_says_nothing_more()
    {
        await using var rig = await TeamsRig.StartAsync();
        await using var stream = rig.Streams.Open(rig.Connector.Chat())!;
        rig.Connector.Play(StrictConnector.Fault.NotInRoster);
        stream.Write("a");
        await rig.Connector.NextAsync();
        Assert.Equal(new StreamOutcome.Failed(new ConnectorOutcome.NotInRoster()), await stream.FinishAsync(Final("ab"), Ct));
        Assert.Single(rig.Connector.Requests);
    }

    [Fact]
    public async Task A_stream_that_may_not_begin_ends_as_an_ordinary_message()
    {
        await using var rig = await TeamsRig.StartAsync();
        await using var stream = rig.Streams.Open(rig.Connector.Chat())!;
        rig.Connector.Play(AnotherIsOpen);
        stream.Write("Tea");
        await rig.Connector.NextAsync();
        stream.Write("Tea, I");
        var finished = stream.FinishAsync(Final("Tea, I think."), Ct);
        await rig.ElapseAsync(finished);
        Assert.Equal(new StreamOutcome.Plain("m1"), await finished);
        Assert.Equal(["Tea", "Tea, I think."], rig.Connector.Requests.Select(r => r.Text));
    }

    [Fact]
    public async Task A_stream_that_is_refused_for_another_reason_ends_once_and_the_caller_knows()
    {
        await using var rig = await TeamsRig.StartAsync();
        await using var stream = rig.Streams.Open(rig.Connector.Chat())!;
        stream.Write("Tea");
        await rig.Connector.NextAsync();
        rig.Connector.Play(AnotherIsOpen);
        var finished = stream.FinishAsync(Final("Tea, I think."), Ct);
        await rig.ElapseAsync(finished);
        Assert.Equal(new StreamOutcome.Failed(new ConnectorOutcome.StreamRefused(StreamRefusal.Other)), await finished);
        Assert.Equal(["Tea", "Tea, I think."], rig.Connector.Requests.Select(r => r.Text));
    }

    [Fact]
    public async Task What_the_reader_has_seen_is_not_taken_back()
    {
        await using var rig = await TeamsRig.StartAsync();
        await using var stream = rig.Streams.Open(rig.Connector.Chat())!;
        stream.Write("Tea");
        await rig.Connector.NextAsync();
        Assert.Throws<ArgumentException>(() => stream.Write("Coffee"));
        await Assert.ThrowsAsync<ArgumentException>(() => stream.FinishAsync(Final("Coffee"), Ct));
    }

    [Fact]
    public async Task Half_a_character_is_not_streamed()
    {
        await using var rig = await TeamsRig.StartAsync();
        await using var stream = rig.Streams.Open(rig.Connector.Chat())!;
        stream.Write("ab\ud83d");
        Assert.Equal("ab", (await rig.Connector.NextAsync()).Text);
        var finished = stream.FinishAsync(Final("ab\ud83d\ude42"), Ct);
        await rig.ElapseAsync(finished);
        Assert.Equal(new StreamOutcome.Streamed("s1"), await finished);
    }

    [Theory]
    [InlineData("A \"long\" answer.\n")]
    [InlineData("🏳️‍🌈")]
    [InlineData("\u0001")]
    public async Task However_long_an_answer_is_its_message_begins_with_what_was_streamed(string piece)
    {
        await using var rig = await TeamsRig.StartAsync();
        await using var stream = rig.Streams.Open(rig.Connector.Chat())!;
        var text = string.Concat(Enumerable.Repeat(piece, 40_000));
        stream.Write(text);
        Assert.InRange((await rig.Connector.NextAsync()).Text!.Length, 3000, 20_000);
        var finished = stream.FinishAsync(Final(text), Ct);
        await rig.ElapseAsync(finished);
        Assert.Equal(new StreamOutcome.Streamed("s1"), await finished);
    }

    [Fact]
    public async Task A_chat_has_one_stream_at_a_time_and_groups_have_none()
    {
        await using var rig = await TeamsRig.StartAsync();
        var chat = rig.Connector.Chat();
        Assert.Null(rig.Streams.Open(rig.Connector.Channel()));
        Assert.Null(rig.Streams.Open(chat with { Kind = ConversationKind.GroupChat }));
        var first = rig.Streams.Open(chat)!;
        Assert.Null(rig.Streams.Open(chat));
        await first.DisposeAsync();
        await using var second = rig.Streams.Open(chat)!;
        // Closed twice, the first one does not take the second one's place away.
        await first.DisposeAsync();
        Assert.Null(rig.Streams.Open(chat));
    }

    private static OutgoingActivity Final(string text) => MessageBuilder.Build(new OutgoingMessage { Text = text, ByAi = true, Feedback = true, Citations = [new Citation(1, "Diary", "Drinks tea.")] }, ConversationKind.Personal);
}
