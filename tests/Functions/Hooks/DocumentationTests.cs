using System.Diagnostics;
using System.Net;
using Twins.Functions.Hooks.Outgoing;

namespace Twins.Tests.Functions.Hooks;

/// <summary>What docs/webhooks.md tells people to type works as it stands.</summary>
public sealed class DocumentationTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "webhooks.md"));

    [Fact]
    public async Task The_curl_example_starts_a_run()
    {
        await using var server = await Incoming.CallTests.ServerAsync();
        var answer = await BashAsync(Block("curl --silent"), ("TWINS_URL", server.Http.BaseAddress!.ToString().TrimEnd('/')), ("HOOK_SECRET", HookServer.Secret), ("HOOK_TIME", "1614265330"));
        Assert.StartsWith("HTTP/1.1 202 Accepted", answer, StringComparison.Ordinal);
        Assert.Contains("Location: /api/runs/spring-1", answer, StringComparison.Ordinal);
        Assert.Equal("Fresh bread at seven", server.Runs.All.Single().Variants[0].Headline);
    }

    [Fact]
    public async Task The_hook_that_is_shown_is_accepted()
    {
        await using var server = await HookServer.StartAsync();
        await server.PutAsync("/api/hooks/crm", Json("PUT /api/hooks/crm"));
    }

    [Fact]
    public async Task The_callback_that_is_shown_is_accepted()
    {
        await using var server = await HookServer.StartAsync();
        await server.PutAsync("/api/callbacks/team", Json("PUT /api/callbacks/team"));
    }

    [Fact]
    public async Task The_receivers_example_knows_what_is_genuine()
    {
        await using var receiver = await Outgoing.Receiver.StartAsync();
        await using var server = await HookServer.StartAsync();
        await Outgoing.RunsOver.SubscribeAsync(server, receiver.Url);
        await Outgoing.RunsOver.AnnounceAsync(server);
        await Outgoing.RunsOver.DeliverAsync(server);
        var sent = receiver.All.Single();
        (string, string)[] variables = [("CALLBACK_SECRET", HookServer.Secret), ("WEBHOOK_ID", sent.Headers["webhook-id"]), ("WEBHOOK_TIMESTAMP", sent.Headers["webhook-timestamp"]), ("WEBHOOK_SIGNATURE", sent.Headers["webhook-signature"])];
        Assert.Equal("genuine\n", await BashAsync(Block("echo genuine"), [.. variables, ("WEBHOOK_BODY", sent.Body)]));
        Assert.Equal("forged\n", await BashAsync(Block("echo genuine"), [.. variables, ("WEBHOOK_BODY", sent.Body + " ")]));
    }

    [Fact]
    public async Task A_secret_made_as_shown_can_be_used()
    {
        var secret = (await BashAsync(Block("openssl rand -base64").Trim())).Trim();
        await using var server = await HookServer.StartAsync(new HookSetting().With("TWINS_HOOK_SECRET_CRM", secret));
        await server.PutAsync("/api/hooks/crm", Wire.CrmHook);
        using var response = await new HookCall("""{"data":{"title":"a","text":"b","price":1}}""") { Secret = secret }.SendAsync(server);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    [Fact]
    public void The_waits_that_are_shown_are_the_waits()
    {
        string[] shown = ["5 s", "5 min", "30 min", "2 h", "5 h", "10 h", "14 h", "20 h", "24 h"];
        var failed = new Attempt(DateTimeOffset.UnixEpoch, 500, "no");
        for (var i = 0; i < shown.Length; i++)
        {
            var least = shown[i].Split(' ') switch { [var n, "s"] => TimeSpan.FromSeconds(int.Parse(n)), [var n, "min"] => TimeSpan.FromMinutes(int.Parse(n)), [var n, _] => TimeSpan.FromHours(int.Parse(n)), _ => default };
            Assert.InRange(RetryPlan.After(1, "dlv", i + 1, failed)!.Value, least, least * 1.2);
        }
        foreach (var row in shown.Chunk(3)) Assert.Contains($"| {string.Join(", ", row)} |", Text, StringComparison.Ordinal);
    }

    private static string Json(string first) => Block(first).Trim()[first.Length..];

    /// <summary>The fenced block that holds a text.</summary>
    private static string Block(string holds)
    {
        var block = Text.Split("```").Where((_, i) => i % 2 is 1).Single(b => b.Contains(holds, StringComparison.Ordinal));
        return block[(block.IndexOf('\n', StringComparison.Ordinal) + 1)..];
    }

    private static async Task<string> BashAsync(string script, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var (name, value) in variables) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output.ReplaceLineEndings("\n");
    }
}
