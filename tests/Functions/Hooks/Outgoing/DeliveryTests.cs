using System.Globalization;
using System.Net;
using System.Text.Json;
using Twins.Core.Personas.Change;
using Twins.Core.Runs;
using Twins.Functions.Hooks.Outgoing;

namespace Twins.Tests.Functions.Hooks.Outgoing;

public sealed class DeliveryTests
{
    [Fact]
    public async Task The_end_of_a_run_is_told_signed_and_labelled()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await HookServer.StartAsync();
        await server.SubscribeAsync(receiver.Url);
        await server.AnnounceAsync();
        Assert.Equal(1, await server.DeliverAsync());
        var sent = Assert.Single(receiver.All);
        Assert.Equal(("/twins", "application/json"), (sent.Path, sent.Headers["content-type"]));
        Assert.Equal(HookCall.Sign(HookServer.Secret, sent.Headers["webhook-id"], long.Parse(sent.Headers["webhook-timestamp"], CultureInfo.InvariantCulture), sent.Body), sent.Headers["webhook-signature"]);
        Assert.Equal("""{"type":"run.completed","timestamp":"2021-02-25T15:02:10+00:00","data":{"notice":"AI-generated: answers come from digital twins, not people","run":"spring-1","campaign":"spring","by":"ann","end":{"kind":"completed","message":""},"verdict":"A leads \u003Cb\u003EB\u003C/b\u003E.","report":"/api/runs/spring-1/report","counts":{"answered":7,"abstained":1,"refused":0,"filtered":0,"unparseable":0,"failed":2},"cost":{"usd":0.0123,"calls":8,"reused":2,"input_tokens":1000,"cached_tokens":400,"output_tokens":50}}}""", sent.Body);
        Assert.Equal("delivered", (await server.DeliveryAsync()).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Announcing_twice_sends_once()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await HookServer.StartAsync();
        await server.SubscribeAsync(receiver.Url);
        await server.AnnounceAsync();
        await server.AnnounceAsync();
        await server.DeliverAsync();
        await server.AnnounceAsync();
        await server.DeliverAsync();
        Assert.Single(receiver.All);
    }

    [Theory]
    [InlineData("""{"events":["run.completed"]}""", "spring", false, "run.completed")]
    [InlineData("""{"events":["run.failed"]}""", "spring", false, "run.failed")]
    [InlineData("""{"events":["run.completed","run.failed"],"campaign":"spring"}""", "spring", false, "run.completed run.failed")]
    [InlineData("""{"events":["run.completed","run.failed"],"campaign":"autumn"}""", "spring", false, "")]
    [InlineData("""{"events":[]}""", "spring", false, "")]
    [InlineData("""{"events":[]}""", "spring", true, "run.completed run.failed")]
    [InlineData("""{"events":["run.failed"],"campaign":"autumn"}""", "spring", true, "run.failed")]
    [InlineData("""{"events":["run.completed"],"disabled":"on holiday"}""", "spring", true, "")]
    public async Task A_subscription_hears_what_it_asked_for_and_of_runs_that_name_it(string subscription, string campaign, bool isNamed, string types)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await HookServer.StartAsync();
        await server.PutAsync("/api/callbacks/team", subscription.Replace("{", $$"""{"url":"{{receiver.Url}}","secret":"ops",""", StringComparison.Ordinal));
        await server.AnnounceAsync(RunsOver.Run(server, "r1", campaign, isNamed ? "team" : null));
        await server.AnnounceAsync(RunsOver.Run(server, "r2", campaign, isNamed ? "team" : null), RunEndKind.BudgetExhausted);
        await server.DeliverAsync();
        Assert.Equal(types, string.Join(' ', receiver.All.Select(r => JsonDocument.Parse(r.Body).RootElement.GetProperty("type").GetString()).Order()));
    }

    [Theory]
    [InlineData(DriftVerdict.Act, "panel.moved act")]
    [InlineData(DriftVerdict.Watch, "")]
    [InlineData(null, "")]
    public async Task Whoever_waits_for_a_panel_to_move_hears_of_it_and_of_nothing_else(DriftVerdict? drift, string told)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await HookServer.StartAsync();
        await server.PutAsync("/api/callbacks/team", $$"""{"url":"{{receiver.Url}}","secret":"ops","events":["panel.moved"]}""");
        for (var time = 0; time < 2; time++) await server.Get<Announcer>().AnnounceAsync(RunsOver.Run(server), RunsOver.Report(server) with { Drift = drift }, TestContext.Current.CancellationToken);
        await server.AnnounceAsync(RunsOver.Run(server, "r2"), RunEndKind.Cancelled);
        await server.DeliverAsync();
        Assert.Equal(told, string.Join(' ', receiver.All.Select(r => JsonDocument.Parse(r.Body).RootElement).Select(b => $"{b.GetProperty("type").GetString()} {b.GetProperty("data").GetProperty("drift").GetString()}")));
    }

    [Fact]
    public async Task A_run_of_a_watch_in_which_the_panel_has_moved_is_two_events_for_whoever_wants_both()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await HookServer.StartAsync();
        await server.PutAsync("/api/callbacks/team", $$"""{"url":"{{receiver.Url}}","secret":"ops","events":["run.completed","panel.moved"]}""");
        await server.Get<Announcer>().AnnounceAsync(RunsOver.Run(server), RunsOver.Report(server) with { Drift = DriftVerdict.Act }, TestContext.Current.CancellationToken);
        await server.DeliverAsync();
        Assert.Equal(["panel.moved", "run.completed"], receiver.All.Select(r => JsonDocument.Parse(r.Body).RootElement.GetProperty("type").GetString()).Order());
    }

    [Fact]
    public async Task While_a_secret_is_replaced_both_sign()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await HookServer.StartAsync(new HookSetting().With("TWINS_CALLBACK_SECRET_OPS", $"{HookServer.OtherSecret} {HookServer.Secret}"));
        await server.SubscribeAsync(receiver.Url);
        await server.AnnounceAsync();
        await server.DeliverAsync();
        var sent = receiver.All.Single();
        Assert.Equal(
            string.Join(' ', new[] { HookServer.OtherSecret, HookServer.Secret }.Select(s => HookCall.Sign(s, sent.Headers["webhook-id"], 1614265330, sent.Body))),
            sent.Headers["webhook-signature"]);
    }

    [Fact]
    public async Task A_receiver_that_says_gone_is_left_alone_until_somebody_enables_it()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await HookServer.StartAsync();
        await server.SubscribeAsync(receiver.Url);
        receiver.Answers(410);
        await server.AnnounceAsync(RunsOver.Run(server, "r1"));
        await server.AnnounceAsync(RunsOver.Run(server, "r2"));
        await server.DeliverAsync();
        Assert.Single(receiver.All);
        using var read = await server.SendAsync(HttpMethod.Get, "/api/callbacks/team");
        Assert.StartsWith("The receiver answered 410", (await read.JsonAsync()).GetProperty("disabled").GetString(), StringComparison.Ordinal);
        await server.AnnounceAsync(RunsOver.Run(server, "r3"));
        Assert.Equal(0, await server.DeliverAsync());
    }

    [Theory]
    [InlineData("", 401)]
    [InlineData("Runner", 403)]
    [InlineData("Steward", 403)]
    public async Task Callbacks_and_deliveries_are_for_admins(string role, int status)
    {
        await using var server = await HookServer.StartAsync();
        foreach (var (method, path) in new[] { (HttpMethod.Get, "/api/callbacks"), (HttpMethod.Put, "/api/callbacks/team"), (HttpMethod.Delete, "/api/callbacks/team"), (HttpMethod.Get, "/api/deliveries"), (HttpMethod.Get, "/api/deliveries/x"), (HttpMethod.Post, "/api/deliveries/x/replay") })
        {
            using var response = await server.SendAsync(method, path, role: role);
            Assert.Equal(status, (int)response.StatusCode);
        }
    }

    [Theory]
    [InlineData("""{"url":"https://127.0.0.1:1/","secret":"ops"}""", "url: the port must be 443 or 8443")]
    [InlineData("""{"url":"https://10.0.0.1/","secret":"ops"}""", "10.0.0.1 is not a public address")]
    [InlineData("""{"url":"https://example.org/","secret":"none"}""", "Set TWINS_CALLBACK_SECRET_NONE to the secret first")]
    [InlineData("""{"url":"https://example.org/","secret":"whsec_abc"}""", "no name of a secret")]
    [InlineData("""{"url":"https://example.org/","secret":"ops","events":["run.started"]}""", "'run.started' does not exist")]
    public async Task A_callback_that_could_not_work_is_refused_and_says_why(string json, string sentence)
    {
        await using var server = await HookServer.StartAsync();
        using var response = await server.SendAsync(HttpMethod.Put, "/api/callbacks/team", json);
        Assert.Contains(sentence, (await response.ProblemAsync(422)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deliveries_that_are_long_over_are_forgotten()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await HookServer.StartAsync();
        await server.SubscribeAsync(receiver.Url);
        await server.AnnounceAsync();
        await server.DeliverAsync();
        var store = server.Get<Twins.Functions.Hooks.Outgoing.DeliveryStore>();
        server.Clock.Advance(TimeSpan.FromDays(29));
        await store.ForgetAsync(CancellationToken.None);
        var id = (await server.DeliveryAsync()).GetProperty("id").GetString();
        server.Clock.Advance(TimeSpan.FromDays(2));
        await store.ForgetAsync(CancellationToken.None);
        using var gone = await server.SendAsync(HttpMethod.Get, $"/api/deliveries/{id}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }
}
