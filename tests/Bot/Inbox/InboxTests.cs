using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Twins.Adapters.Teams;
using Twins.Bot.Activities;
using Twins.Bot.Inbox;
using Twins.Core.Storage;
using Twins.Tests.Functions;
using Twins.Tests.Functions.Hooks;

namespace Twins.Tests.Bot.Inbox;

/// <summary>What is taken in, once, and survives.</summary>
public sealed class InboxTests : IAsyncLifetime
{
    private ChannelIssuer issuer = null!;
    private BotServer server = null!;
    private readonly FaultyQueue queue = new();
    private readonly FaultyRecords records = new();

    private string Token => new ChannelTokens(issuer, server.Clock).Good;

    public async ValueTask InitializeAsync()
    {
        issuer = await ChannelIssuer.StartAsync();
        server = await BotServer.StartAsync(BotServer.Trusting(issuer.Trusted()) with { Tenant = Said.Tenant }, services =>
        {
            queue.Over(services);
            var inner = (IRecordStore)services.Last(s => s.ServiceType == typeof(IRecordStore)).ImplementationInstance!;
            services.Replace(ServiceDescriptor.Singleton(records.Over(inner)));
            services.AddSingleton(new InvokeHandler("adaptiveCard/action", (activity, _) => Task.FromResult(new InvokeReply(200, new JsonObject { ["statusCode"] = 200, ["value"] = activity.From.Name }))));
        });
    }

    [Fact]
    public async Task An_activity_is_answered_at_once_and_waits_in_the_queue()
    {
        using var response = await server.PostAsync(Said.Message("hello \\\"twins\\\""), Token);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["hello \"twins\""], (await WorkAsync()).Select(a => a.Text));
    }

    [Fact]
    public async Task A_re_sent_activity_is_answered_200_and_queued_once()
    {
        for (var i = 0; i < 3; i++) Assert.Equal(200, await server.StatusAsync(Said.Message(), Token));
        Assert.Single(await server.QueuedAsync());
        Assert.Equal(200, await server.StatusAsync(Said.Message(), Token));
        Assert.Empty(await server.QueuedAsync());
    }

    [Fact]
    public async Task A_message_re_sent_with_a_new_id_is_queued_once()
    {
        var message = Said.Message();
        foreach (var json in new[] { message, Said.Again(message), Said.Again(message), message }) Assert.Equal(200, await server.StatusAsync(json, Token));
        Assert.Single(await server.QueuedAsync());
    }

    [Fact]
    public async Task A_message_sent_with_many_ids_at_once_is_worked_on_once()
    {
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 10).Select(i => server.StatusAsync(Said.Again(Said.Message(), newId: $"17000000160{i:00}"), Token))), status => Assert.Equal(200, status));
        Assert.Single(await WorkAsync());
    }

    [Theory]
    [InlineData("29:ada", "29:bob")]
    [InlineData("a:1personal", "a:2personal")]
    [InlineData("hello", "hullo")]
    [InlineData("\"text\"", "\"value\":{\"key\":\"7\"},\"text\"")]
    [InlineData("+01:00", "+02:00")]
    public async Task What_differs_is_another_message(string part, string other)
    {
        var message = Said.Message();
        Assert.Equal(200, await server.StatusAsync(message, Token));
        Assert.Equal(200, await server.StatusAsync(Said.Again(message).Replace(part, other, StringComparison.Ordinal), Token));
        Assert.Equal(2, (await WorkAsync()).Count);
    }

    [Fact]
    public async Task Without_the_devices_time_the_channels_stands_in()
    {
        var message = Said.Message().Replace("localTimestamp", "localTime", StringComparison.Ordinal);
        Assert.Equal(200, await server.StatusAsync(message, Token));
        Assert.Equal(200, await server.StatusAsync(message.Replace("\"id\":\"1700000000001\"", "\"id\":\"2\"", StringComparison.Ordinal), Token));
        Assert.Equal(200, await server.StatusAsync(Said.Again(message), Token));
        Assert.Equal(2, (await server.QueuedAsync()).Count);
    }

    [Fact]
    public async Task Without_any_time_the_same_is_re_sent_within_a_minute_and_said_again_after_it()
    {
        var (first, second, third) = (Said.Timeless(Said.Message()), Said.Timeless(Said.Message(id: "1700000000002")), Said.Timeless(Said.Message(id: "1700000000003")));
        Assert.Equal(200, await server.StatusAsync(first, Token));
        server.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(200, await server.StatusAsync(second, Token));
        Assert.Single(await server.QueuedAsync());
        server.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(200, await server.StatusAsync(second, Token));
        Assert.Empty(await server.QueuedAsync());
        Assert.Equal(200, await server.StatusAsync(third, Token));
        Assert.Single(await server.QueuedAsync());
    }

    [Fact]
    public async Task The_same_id_in_another_conversation_is_another_activity()
    {
        Assert.Equal(200, await server.StatusAsync(Said.Message(), Token));
        Assert.Equal(200, await server.StatusAsync(Said.Message(conversation: "a:2"), Token));
        Assert.Equal(200, await server.StatusAsync(Said.Message(id: "1700000000017"), Token));
        Assert.Equal(3, (await server.QueuedAsync()).Count);
    }

    [Fact]
    public async Task A_queue_that_is_away_loses_nothing_because_the_channel_is_told_and_sends_again()
    {
        queue.Fails = true;
        Assert.Equal(500, await server.StatusAsync(Said.Message(), Token));
        queue.Fails = false;
        Assert.Equal(200, await server.StatusAsync(Said.Message(), Token));
        Assert.Single(await server.QueuedAsync());
    }

    [Fact]
    public async Task A_death_after_the_message_and_before_its_record_doubles_nothing()
    {
        records.FailsToWrite = "bot-activities";
        Assert.Equal(500, await server.StatusAsync(Said.Message(), Token));
        records.FailsToWrite = null;
        Assert.Equal(200, await server.StatusAsync(Said.Message(), Token));
        Assert.Single(await WorkAsync());
    }

    [Fact]
    public async Task The_same_activity_sent_many_times_at_once_is_worked_on_once()
    {
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => server.StatusAsync(Said.Message(), Token))), status => Assert.Equal(200, status));
        Assert.Single(await WorkAsync());
    }

    [Fact]
    public async Task An_activity_too_large_for_a_message_comes_through_a_blob_that_goes_with_it()
    {
        var text = string.Concat(Enumerable.Repeat("€uro ", 20_000));
        Assert.Equal(200, await server.StatusAsync(Said.Message(text), Token));
        var message = Assert.Single(await server.QueuedAsync());
        Assert.InRange(message.Length, 1, 200);
        await queue.SendAsync("activities", message, TimeSpan.Zero, TestContext.Current.CancellationToken);
        await queue.SendAsync("activities", message, TimeSpan.Zero, TestContext.Current.CancellationToken);
        Assert.Equal([text], (await WorkAsync()).Select(a => a.Text));
        var key = JsonNode.Parse(message)!["key"]!.GetValue<string>();
        Assert.Null(await server.Service<IBlobStore>().OpenAsync($"activities/{key}/activity.json", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_conversation_is_known_from_then_on()
    {
        var channel = Said.Message(conversation: "19:x@thread.tacv2;messageid=17").Replace("\"personal\"", "\"channel\"", StringComparison.Ordinal);
        await server.StatusAsync(channel, Token);
        await server.StatusAsync(channel.Replace("29:ada", "29:bob", StringComparison.Ordinal).Replace("1700000000001", "2", StringComparison.Ordinal).Replace("messageid=17", "messageid=18", StringComparison.Ordinal), Token);
        var known = await server.Service<KnownConversations>().FindAsync("msteams", "19:x@thread.tacv2", TestContext.Current.CancellationToken);
        Assert.Equal((ChannelTokens.Service, Said.Tenant, "msteams", "28:" + ChannelTokens.App), (known!.ServiceUrl, known.TenantId, known.ChannelId, known.Bot.Id));
        Assert.Equal(new Conversation("19:x@thread.tacv2", ConversationKind.Channel), known.Conversation);
        Assert.Equal([("29:bob", "0a0a0a0a-0000-4000-8000-000000000001"), ("29:ada", "0a0a0a0a-0000-4000-8000-000000000001")], known.Users.Select(u => (u.Id, u.ObjectId)));
        Assert.Equal(new ConversationReference { ServiceUrl = new Uri(ChannelTokens.Service), ConversationId = "19:x@thread.tacv2", Kind = ConversationKind.Channel, TenantId = Said.Tenant }, known.To());
        Assert.Equal(known.To() with { ConversationId = "19:x@thread.tacv2;messageid=18" }, known.To("19:x@thread.tacv2;messageid=18"));
    }

    [Theory]
    [InlineData("\"type\":\"installationUpdate\",\"action\":\"remove\"", "\"type\":\"installationUpdate\",\"action\":\"add\"")]
    [InlineData("\"type\":\"conversationUpdate\",\"membersRemoved\":[{\"id\":\"28:" + ChannelTokens.App + "\"}]", "\"type\":\"conversationUpdate\",\"membersAdded\":[{\"id\":\"28:" + ChannelTokens.App + "\"}]")]
    [InlineData("\"type\":\"installationUpdate\",\"action\":\"remove\"", "\"type\":\"installationUpdate\",\"action\":\"add-upgrade\"")]
    public async Task A_conversation_that_the_bot_is_taken_out_of_is_forgotten_until_it_is_put_in_again(string taken, string put)
    {
        await server.StatusAsync(Said.Message(), Token);
        await server.StatusAsync(Said.Message(id: "2").Replace("\"type\":\"message\"", taken, StringComparison.Ordinal), Token);
        Assert.Null(await server.Service<KnownConversations>().FindAsync("msteams", "a:1personal", TestContext.Current.CancellationToken));
        // Somebody's last words there.
        await server.StatusAsync(Said.Message(id: "3"), Token);
        Assert.True(await server.Service<LeftConversations>().HasAsync("a:1personal", TestContext.Current.CancellationToken));
        await server.StatusAsync(Said.Message(id: "4").Replace("\"type\":\"message\"", put, StringComparison.Ordinal), Token);
        Assert.False(await server.Service<LeftConversations>().HasAsync("a:1personal", TestContext.Current.CancellationToken));
        Assert.NotNull(await server.Service<KnownConversations>().FindAsync("msteams", "a:1personal", TestContext.Current.CancellationToken));
        Assert.Equal(4, (await server.QueuedAsync()).Count);
    }

    [Fact]
    public async Task A_body_that_does_not_come_to_an_end_is_not_waited_for()
    {
        // By hand: a client that begins a body ends it before it reads an answer.
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Url.Host, server.Url.Port, TestContext.Current.CancellationToken);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /api/messages HTTP/1.1\r\nHost: {server.Url.Authority}\r\nAuthorization: Bearer {Token}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{{\"type\":"), TestContext.Current.CancellationToken);
        while (await server.Clock.NextWaitAsync() != TimeSpan.FromSeconds(10))
        {
        }
        server.Clock.Advance(TimeSpan.FromSeconds(10));
        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 408 Request Timeout", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_refused_activity_leaves_no_conversation_behind()
    {
        Assert.Equal(401, await server.StatusAsync(Said.Message().Replace(ChannelTokens.Service, "https://evil.example.org/", StringComparison.Ordinal), Token));
        Assert.Null(await server.Service<KnownConversations>().FindAsync("msteams", "a:1personal", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("command", 0)]
    [InlineData("typing", 0)]
    [InlineData("conversationUpdate", 1)]
    [InlineData("installationUpdate", 1)]
    [InlineData("messageReaction", 1)]
    [InlineData("messageUpdate", 1)]
    [InlineData("messageDelete", 1)]
    [InlineData("event", 1)]
    public async Task Whatever_is_no_invoke_is_answered_200(string type, int queued)
    {
        Assert.Equal(200, await server.StatusAsync(Said.Of(type), Token));
        Assert.Equal(queued, (await server.QueuedAsync()).Count);
    }

    [Theory]
    [InlineData("\"name\":\"composeExtension/query\"")]
    [InlineData("\"name\":\"\"")]
    [InlineData("")]
    public async Task An_invoke_that_nobody_handles_is_answered_501(string name)
    {
        Assert.Equal(501, await server.StatusAsync(Said.Of("invoke", name), Token));
        Assert.Empty(await server.QueuedAsync());
    }

    [Fact]
    public async Task An_invoke_is_answered_in_the_response()
    {
        using var response = await server.PostAsync(Said.Of("invoke", "\"name\":\"adaptiveCard/action\""), Token);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("""{"statusCode":200,"value":"Ada"}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_people_of_another_tenant_are_not_answered()
    {
        Assert.Equal(403, await server.StatusAsync(Said.Message().Replace(Said.Tenant, "99999999-2222-3333-4444-555555555555", StringComparison.Ordinal), Token));
        Assert.Equal(403, await server.StatusAsync(Said.Message().Replace("tenant", "owner", StringComparison.Ordinal), Token));
        Assert.Empty(await server.QueuedAsync());
    }

    [Fact]
    public async Task What_is_no_activity_is_told_so()
    {
        using var unreadable = await server.PostAsync("{\"type\":\"message\"}", Token);
        Assert.Equal(400, (int)unreadable.StatusCode);
        Assert.Contains("is missing", await ProblemReader.DetailAsync(unreadable), StringComparison.Ordinal);
        using var form = await server.PostAsync(new StringContent("a=b", new MediaTypeHeaderValue("application/x-www-form-urlencoded")), ("Authorization", "Bearer " + Token));
        Assert.Equal(415, (int)form.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_without_end_is_cut_off(bool isPromised)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Url) { Content = new ByteArrayContent(new byte[300 * 1024]) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TransferEncodingChunked = !isPromised;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(413, (int)response.StatusCode);
        Assert.Equal("too-large", await ProblemReader.SlugAsync(response));
    }

    [Fact]
    public async Task What_no_channel_sends_again_is_forgotten()
    {
        await server.StatusAsync(Said.Message(), Token);
        await server.QueuedAsync();
        server.Clock.Advance(TimeSpan.FromDays(13));
        await server.Service<BotUpkeep>().SweepAsync(TestContext.Current.CancellationToken);
        Assert.Equal(200, await server.StatusAsync(Said.Message(), Token));
        Assert.Empty(await server.QueuedAsync());
        server.Clock.Advance(TimeSpan.FromDays(2));
        await server.Service<BotUpkeep>().SweepAsync(TestContext.Current.CancellationToken);
        Assert.Equal(200, await server.StatusAsync(Said.Message(), Token));
        Assert.Single(await server.QueuedAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await issuer.DisposeAsync();
    }

    /// <summary>Works on everything in the queue, as the function does.</summary>
    private async Task<IReadOnlyList<Activity>> WorkAsync()
    {
        var done = new List<Activity>();
        foreach (var text in await server.QueuedAsync())
            await server.Service<ActivityWork>().WorkAsync(text, (activity, _) => { done.Add(activity); return Task.CompletedTask; }, TestContext.Current.CancellationToken);
        return done;
    }
}
