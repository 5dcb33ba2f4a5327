using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Twins.Bot.Inbox;

namespace Twins.Tests.Bot.Inbox;

/// <summary>Presses of buttons, over HTTP: each is done once and answered every time.</summary>
public sealed class InvokeTests : IAsyncLifetime
{
    private const string Card = """ "name":"adaptiveCard/action","replyToId":"9","value":{"action":{"type":"Action.Execute","verb":"start","data":{"key":"panel-7","question":"Why?"}},"trigger":"manual"}""";
    private const string Form = """ "name":"task/submit","value":{"data":{"key":"panel-7","question":"Why?"},"context":{"theme":"dark"}}""";
    private const string Feedback = """ "name":"message/submitAction","replyToId":"9","value":{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{\"feedbackText\":\"good\"}"}}""";

    private ChannelIssuer issuer = null!;
    private BotServer server = null!;
    private int done;

    public async ValueTask InitializeAsync()
    {
        issuer = await ChannelIssuer.StartAsync();
        server = await BotServer.StartAsync(BotServer.Trusting(issuer.Trusted()), services =>
        {
            foreach (var name in new[] { "adaptiveCard/action", "task/submit", "task/fetch", "message/submitAction" })
                services.AddSingleton(new InvokeHandler(name, (_, _) => Task.FromResult(new InvokeReply(200, new JsonObject { ["done"] = Interlocked.Increment(ref done) }))));
        });
    }

    [Theory]
    [InlineData(Card)]
    [InlineData(Form)]
    [InlineData(Feedback)]
    public async Task A_re_sent_press_is_done_once_and_answered_alike_with_the_same_id_and_with_a_new_one(string invoke)
    {
        var first = Said.Of("invoke", invoke);
        foreach (var json in new[] { first, first, Said.Again(first), Said.Again(first, newId: "1700000032000") })
            Assert.Equal("""{"done":1}""", await AnswerAsync(json));
    }

    [Theory]
    [InlineData(Card, "Why?", "How?")]
    [InlineData(Card, "panel-7", "panel-8")]
    [InlineData(Card, "\"start\"", "\"stop\"")]
    [InlineData(Card, "29:ada", "29:bob")]
    [InlineData(Card, "a:1personal", "a:2personal")]
    [InlineData(Form, "Why?", "How?")]
    [InlineData(Form, "29:ada", "29:bob")]
    [InlineData(Form, "task/submit", "task/fetch")]
    [InlineData(Feedback, "\"like\"", "\"dislike\"")]
    [InlineData(Feedback, "good", "better")]
    [InlineData(Feedback, "\"replyToId\":\"9\"", "\"replyToId\":\"10\"")]
    [InlineData(Feedback, "29:ada", "29:bob")]
    [InlineData(Feedback, "+01:00", "+02:00")]
    public async Task What_differs_is_another_press(string invoke, string part, string other)
    {
        var first = Said.Of("invoke", invoke);
        Assert.Equal("""{"done":1}""", await AnswerAsync(first));
        Assert.Equal("""{"done":2}""", await AnswerAsync(Said.Again(first).Replace(part, other, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(""" "name":"adaptiveCard/action","value":{"action":{"verb":"start","data":{}}}""")]
    [InlineData(""" "name":"adaptiveCard/action","value":{"action":{"verb":"start","data":{"key":7}}}""")]
    [InlineData(""" "name":"adaptiveCard/action","value":7""")]
    [InlineData(""" "name":"task/submit","value":{"data":"text"}""")]
    [InlineData(""" "name":"task/fetch" """)]
    public async Task A_card_that_names_no_work_goes_by_the_id(string invoke)
    {
        var first = Said.Of("invoke", invoke);
        Assert.Equal("""{"done":1}""", await AnswerAsync(first));
        Assert.Equal("""{"done":1}""", await AnswerAsync(first));
        Assert.Equal("""{"done":2}""", await AnswerAsync(Said.Again(first)));
    }

    [Fact]
    public async Task Whoever_presses_after_some_minutes_means_it()
    {
        var first = Said.Of("invoke", Card);
        await AnswerAsync(first);
        server.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal("""{"done":1}""", await AnswerAsync(first));
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("""{"done":2}""", await AnswerAsync(first));
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await issuer.DisposeAsync();
    }

    private async Task<string> AnswerAsync(string json)
    {
        using var response = await server.PostAsync(json, new ChannelTokens(issuer, server.Clock).Good);
        Assert.Equal(200, (int)response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
