using System.Net;

namespace Twins.Tests.Functions.Hooks.Incoming;

public sealed class CallTests
{
    private const string Spring = """{"data": {"title": "Fresh bread at seven", "text": "Order tonight.", "price": 4.95}}""";

    [Fact]
    public async Task A_signed_call_starts_a_run_of_the_template_with_the_payloads_messages()
    {
        await using var server = await ServerAsync();
        using var response = await new HookCall(Spring).SendAsync(server);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("/api/runs/spring-1", response.Headers.Location?.OriginalString);
        Assert.Equal("""{"id":"spring-1"}""", await response.Content.ReadAsStringAsync());
        var run = Assert.Single(server.Runs.All);
        var variant = Assert.Single(run.Variants);
        Assert.Equal(("a", "Fresh bread at seven", "Order tonight.", 4.95m, "email"), (variant.Id, variant.Headline, variant.Body, variant.Price, variant.Channel));
        Assert.Equal(("hook crm", "hook|crm|msg_1", "azure:gpt", 1.50m, 2), (run.Wish.By, run.Wish.Key, run.Wish.Model, run.Wish.Budget, run.Wish.Changes.Replicates));
    }

    [Fact]
    public async Task Every_kind_of_bad_call_gets_the_same_401_and_leaves_one_log_line_and_nothing_else()
    {
        await using var server = await ServerAsync();
        var before = server.Stored();
        var good = new HookCall(Spring) { Id = "msg_bad" };
        var answers = new List<string>();
        foreach (var send in Bad(good))
        {
            var lines = server.HookLines.Count;
            using var response = await send(server);
            var problem = await response.ProblemAsync(401);
            answers.Add($"{problem.GetProperty("type")} {problem.GetProperty("title")} {problem.GetProperty("detail")} {response.Headers.WwwAuthenticate}");
            Assert.Matches(@"^Warning Twins\.Functions\.Hooks\.Incoming\.HookDesk: A call of hook [A-Za-z0-9?.-]+ was refused: [a-z ,]+ \[", Assert.Single(server.HookLines.Skip(lines)));
        }
        Assert.Single(answers.Distinct());
        Assert.DoesNotContain(server.Log.All, line => line.Contains("bread", StringComparison.Ordinal) || line.Contains("whsec_", StringComparison.Ordinal) || line.Contains("msg_bad", StringComparison.Ordinal));
        Assert.Equal(before, server.Stored());
        Assert.Empty(server.Runs.All);
        // The same message, signed as it should be, is still welcome.
        using var accepted = await good.SendAsync(server);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
    }

    [Fact]
    public async Task A_replayed_call_is_refused_and_starts_nothing()
    {
        await using var server = await ServerAsync();
        using var first = await new HookCall(Spring).SendAsync(server);
        var before = server.Stored();
        using var again = await new HookCall(Spring).SendAsync(server);
        await again.ProblemAsync(401);
        Assert.Contains("it was made before", server.HookLines[^1], StringComparison.Ordinal);
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        using var later = await new HookCall(Spring).SendAsync(server);
        await later.ProblemAsync(401);
        Assert.Single(server.Runs.All);
        Assert.Equal(before, server.Stored());
    }

    [Fact]
    public async Task A_call_whose_start_failed_midway_may_be_made_again()
    {
        await using var server = await ServerAsync();
        server.Runs.Fails = new IOException("the store is away");
        using var failed = await new HookCall(Spring).SendAsync(server);
        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        using var again = await new HookCall(Spring).SendAsync(server);
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        using var replayed = await new HookCall(Spring).SendAsync(server);
        await replayed.ProblemAsync(401);
    }

    [Fact]
    public async Task A_call_that_died_between_its_run_and_the_note_of_it_leads_to_the_same_run()
    {
        var storage = new FaultyRecords();
        await using var server = await ServerAsync(new HookSetting { Records = storage.Over });
        storage.FailsToWrite = "hook-calls";
        using var failed = await new HookCall(Spring).SendAsync(server);
        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        storage.FailsToWrite = null;
        using var again = await new HookCall(Spring).SendAsync(server);
        Assert.Equal("/api/runs/spring-1", again.Headers.Location?.OriginalString);
        Assert.Single(server.Runs.All);
    }

    [Fact]
    public async Task Two_secrets_are_good_while_one_replaces_the_other()
    {
        await using var server = await ServerAsync(new HookSetting().With("TWINS_HOOK_SECRET_CRM", $"{HookServer.OtherSecret} {HookServer.Secret}"));
        using var old = await new HookCall(Spring) { Id = "a" }.SendAsync(server);
        using var next = await new HookCall(Spring) { Id = "b", Secret = HookServer.OtherSecret }.SendAsync(server);
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (old.StatusCode, next.StatusCode));
    }

    [Fact]
    public async Task A_hook_whose_secret_was_taken_away_lets_nobody_in()
    {
        await using var server = await ServerAsync();
        server.Get<Microsoft.Extensions.Configuration.IConfiguration>()["TWINS_HOOK_SECRET_CRM"] = null;
        using var response = await new HookCall(Spring).SendAsync(server);
        await response.ProblemAsync(401);
        Assert.Contains("Set TWINS_HOOK_SECRET_CRM", server.HookLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Memory_of_calls_is_given_back_long_after_their_signatures_are_worth_nothing()
    {
        await using var server = await ServerAsync();
        var before = server.Stored();
        using var first = await new HookCall(Spring).SendAsync(server);
        var memory = server.Get<Twins.Functions.Hooks.Incoming.CallMemory>();
        server.Clock.Advance(TimeSpan.FromMinutes(10));
        await memory.ForgetAsync(TestContext.Current.CancellationToken);
        Assert.NotEqual(before, server.Stored());
        server.Clock.Advance(TimeSpan.FromDays(1));
        await memory.ForgetAsync(TestContext.Current.CancellationToken);
        Assert.Equal(before, server.Stored());
        using var replayed = await new HookCall(Spring).SendAsync(server);
        await replayed.ProblemAsync(401);
    }

    private static IEnumerable<Func<HookServer, Task<HttpResponseMessage>>> Bad(HookCall good)
    {
        yield return server => good.SendAsync(server, []);
        yield return server => good.SendAsync(server, ("webhook-id", "msg_bad"), ("webhook-timestamp", "1614265330"));
        yield return (good with { Signature = "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" }).SendAsync;
        yield return (good with { Secret = HookServer.OtherSecret }).SendAsync;
        yield return (good with { Timestamp = 1614265330 - 301 }).SendAsync;
        yield return (good with { Timestamp = 1614265330 + 301 }).SendAsync;
        yield return (good with { Body = good.Body + " ", Signature = HookCall.Sign(good.Secret, good.Id, good.Timestamp, good.Body) }).SendAsync;
        yield return (good with { Hook = "nobody" }).SendAsync;
        yield return (good with { Hook = "NO%20such%0D%0Ahook" }).SendAsync;
        yield return (good with { Hook = "repo" }).SendAsync;
        yield return good.SendAsGithubAsync;
        // A junk body is not even looked at.
        yield return server => (good with { Body = new string('x', 300 * 1024) }).SendAsync(server, []);
        yield return (good with { Type = "text/plain", Signature = "v1,AAAA", Body = "bread" }).SendAsync;
    }

    internal static async Task<HookServer> ServerAsync(HookSetting? setting = null)
    {
        var server = await HookServer.StartAsync(setting);
        await server.PutAsync("/api/hooks/crm", Wire.CrmHook);
        await server.PutAsync("/api/hooks/repo", Wire.CrmHook.Replace("standard", "github", StringComparison.Ordinal));
        return server;
    }
}
