using Microsoft.Extensions.Time.Testing;

namespace Twins.Tests.Adapters.Teams;

/// <summary>The judge of streams is judged: each of these clients is refused at its last request, and at no other.</summary>
public sealed class StrictStreamsTests
{
    private const string Chat = "v3/conversations/a%3A1/activities", Group = "v3/conversations/19%3Ag/activities";
    private const string First = """{"type":"typing","text":"a","entities":[{"type":"streaminfo","streamType":"streaming","streamSequence":1}]}""";
    private const string Second = """{"type":"typing","text":"ab","entities":[{"type":"streaminfo","streamType":"streaming","streamSequence":2,"streamId":"s1"}]}""";
    private const string Final = """{"type":"message","text":"abc","entities":[{"type":"streaminfo","streamType":"final","streamId":"s1"}]}""";

    [Fact]
    public async Task A_stream_that_keeps_the_rules_is_taken() => Assert.Equal([201, 202, 202], await StatusesAsync(Chat, 1, First, Second, Final));

    [Theory]
    [InlineData("the numbers do not increase", First, """{"type":"typing","text":"ab","entities":[{"type":"streaminfo","streamType":"streaming","streamSequence":1,"streamId":"s1"}]}""")]
    [InlineData("a stream begins with number 1", """{"type":"typing","text":"ab","entities":[{"type":"streaminfo","streamType":"streaming","streamSequence":2}]}""")]
    [InlineData("the text is not cumulative", First, """{"type":"typing","text":"b","entities":[{"type":"streaminfo","streamType":"streaming","streamSequence":2,"streamId":"s1"}]}""")]
    [InlineData("the text is not cumulative", First, """{"type":"message","text":"b","entities":[{"type":"streaminfo","streamType":"final","streamId":"s1"}]}""")]
    [InlineData("an informative part after the first text", First, """{"type":"typing","text":"wait","entities":[{"type":"streaminfo","streamType":"informative","streamSequence":2,"streamId":"s1"}]}""")]
    [InlineData("the final part has a number", First, """{"type":"message","text":"ab","entities":[{"type":"streaminfo","streamType":"final","streamSequence":2,"streamId":"s1"}]}""")]
    [InlineData("the stream's type and the activity's do not fit", First, """{"type":"typing","text":"ab","entities":[{"type":"streaminfo","streamType":"final","streamId":"s1"}]}""")]
    [InlineData("a final part of no stream", """{"type":"message","text":"ab","entities":[{"type":"streaminfo","streamType":"final"}]}""")]
    [InlineData("no such stream", First, """{"type":"typing","text":"ab","entities":[{"type":"streaminfo","streamType":"streaming","streamSequence":2,"streamId":"s9"}]}""")]
    [InlineData("a second stream in one chat", First, First)]
    [InlineData("the stream was over", First, Final, """{"type":"typing","text":"abcd","entities":[{"type":"streaminfo","streamType":"streaming","streamSequence":3,"streamId":"s1"}]}""")]
    [InlineData("a part without text", """{"type":"typing","text":" ","entities":[{"type":"streaminfo","streamType":"streaming","streamSequence":1}]}""")]
    [InlineData("two parts of a stream at once", """{"type":"typing","text":"a","entities":[{"type":"streaminfo"},{"type":"streaminfo"}]}""")]
    [InlineData("label, cards and feedback belong to the final part", """{"type":"typing","text":"a","channelData":{"feedbackLoop":{"type":"default"}},"entities":[{"type":"streaminfo","streamType":"streaming","streamSequence":1}]}""")]
    [InlineData("label, cards and feedback belong to the final part", """{"type":"typing","text":"a","attachments":[{}],"entities":[{"type":"streaminfo","streamType":"streaming","streamSequence":1}]}""")]
    public async Task A_stream_that_breaks_a_rule_is_refused(string why, params string[] bodies) => Assert.Equal([why], await RefusalsAsync(Chat, 1, bodies));

    [Fact]
    public async Task A_stream_outside_a_personal_chat_is_refused() => Assert.Equal(["a stream outside a personal chat"], await RefusalsAsync(Group, 1, First));

    [Fact]
    public async Task A_stream_in_a_hurry_is_refused() => Assert.Equal(["more than one request in a second"], await RefusalsAsync(Chat, .99, First, Second));

    [Fact]
    public async Task A_client_that_does_not_await_the_answer_is_refused()
    {
        var clock = new FakeTimeProvider();
        await using var connector = await StrictConnector.StartAsync(clock);
        var answered = new TaskCompletionSource();
        connector.Play(StrictConnector.Fault.Held(answered.Task));
        var first = StrictConnectorTests.PostAsync(connector, Chat, First, LiteralTokens.Token);
        await connector.NextAsync();
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(400, await StrictConnectorTests.PostAsync(connector, Chat, Second, LiteralTokens.Token));
        answered.SetResult();
        Assert.Equal(201, await first);
        Assert.Equal(["the answer was not awaited"], connector.Refusals());
    }

    [Theory]
    [InlineData(120, 202)]
    [InlineData(121, 403)]
    public async Task A_stream_lasts_two_minutes(int seconds, int status) => Assert.Equal([201, status], await StatusesAsync(Chat, seconds, First, Final));

    [Fact]
    public async Task A_stream_that_was_stopped_is_over()
    {
        var clock = new FakeTimeProvider();
        await using var connector = await StrictConnector.StartAsync(clock);
        await StrictConnectorTests.PostAsync(connector, Chat, First, LiteralTokens.Token);
        connector.Streams.Cancel("a:1");
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(403, await StrictConnectorTests.PostAsync(connector, Chat, Second, LiteralTokens.Token));
        clock.Advance(TimeSpan.FromSeconds(1));
        await StrictConnectorTests.PostAsync(connector, Chat, Final, LiteralTokens.Token);
        Assert.Equal(["the stream was over"], connector.Refusals());
    }

    private static async Task<IReadOnlyList<string>> RefusalsAsync(string path, double seconds, params string[] bodies)
    {
        var clock = new FakeTimeProvider();
        await using var connector = await StrictConnector.StartAsync(clock);
        foreach (var body in bodies)
        {
            Assert.Empty(connector.Refusals());
            await StrictConnectorTests.PostAsync(connector, path, body, LiteralTokens.Token);
            clock.Advance(TimeSpan.FromSeconds(seconds));
        }
        return connector.Refusals();
    }

    private static async Task<IReadOnlyList<int>> StatusesAsync(string path, double seconds, params string[] bodies)
    {
        var clock = new FakeTimeProvider();
        await using var connector = await StrictConnector.StartAsync(clock);
        var statuses = new List<int>();
        foreach (var body in bodies)
        {
            statuses.Add(await StrictConnectorTests.PostAsync(connector, path, body, LiteralTokens.Token));
            clock.Advance(TimeSpan.FromSeconds(seconds));
        }
        return statuses;
    }
}
