using System.Text.Json;
using Twins.Core.Documents;
using Twins.Core.Respondents;
using Twins.Core.Runs;
using Twins.Core.Runs.Journal;
using Twins.Core.Storage;
using Twins.Functions.Hooks.Outgoing;

namespace Twins.Tests.Functions.Hooks.Outgoing;

/// <summary>Runs that are over, and the queue of deliveries worked on as the host works on it.</summary>
internal static class RunsOver
{
    public static RunView Run(HookServer server, string id = "spring-1", string campaign = "spring", string? callback = null) =>
        RunView.Begin(id, new RunEvent.Ordered(new RunOrder { Campaign = campaign, Bundle = "b", File = "f", Plan = "p", Shards = 1, Evaluations = 10, By = "ann", Callback = callback }) { At = server.Clock.GetUtcNow() }, atOnce: 1) with
        {
            State = new RunState { Shards = 1, AtOnce = 1, Tally = new OutcomeTally(7, 1, 0, 0, 0, 2) },
            Usage = new Usage(8, 2, 1000, 400, 50, 0.0123m),
        };

    public static RunEvent.Reported Report(HookServer server, RunEndKind end = RunEndKind.Completed) => new(new RunEnd(end, end is RunEndKind.Completed ? "" : "Stopped."), "A leads <b>B</b>.") { At = server.Clock.GetUtcNow() };

    public static Task AnnounceAsync(this HookServer server, RunView? run = null, RunEndKind end = RunEndKind.Completed) =>
        server.Get<Announcer>().AnnounceAsync(run ?? Run(server), Report(server, end), TestContext.Current.CancellationToken);

    public static Task SubscribeAsync(this HookServer server, string url, string more = "", string name = "team") =>
        server.PutAsync($"/api/callbacks/{name}", $$"""{"url":"{{url}}","secret":"ops","events":["run.completed","run.failed"]{{more}}}""");

    /// <summary>Works on every message that is visible now; one whose handling throws stays in the queue.</summary>
    /// <returns>How many were dealt with.</returns>
    public static async Task<int> DeliverAsync(this HookServer server)
    {
        var (queue, deliverer) = (server.Get<IWorkQueue>(), server.Get<Deliverer>());
        for (var done = 0; ; done++)
        {
            if (await queue.ReceiveAsync(DeliveryMessage.Queue, TimeSpan.FromMinutes(5), CancellationToken.None) is not { } message) return done;
            await deliverer.DeliverAsync(JsonSerializer.Deserialize<DeliveryMessage>(message.Text, DocumentJson.Options)!, TestContext.Current.CancellationToken);
            await queue.SettleAsync(message, null, CancellationToken.None);
        }
    }

    /// <summary>The only delivery there is.</summary>
    public static async Task<JsonElement> DeliveryAsync(this HookServer server, string query = "")
    {
        using var response = await server.SendAsync(HttpMethod.Get, "/api/deliveries" + query);
        return Assert.Single((await response.JsonAsync()).GetProperty("items").EnumerateArray());
    }
}
