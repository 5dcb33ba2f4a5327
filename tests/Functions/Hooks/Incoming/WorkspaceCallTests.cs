using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Twins.Adapters.Ledger;
using Twins.Core.Runs;
using Twins.Core.Runs.Journal;
using Twins.Core.Runs.Sharing;
using Twins.Core.Storage;
using Twins.Core.Workspace;
using Twins.Functions.Hooks.Incoming;

namespace Twins.Tests.Functions.Hooks.Incoming;

/// <summary>From a call to a run in the journal, through the workspace.</summary>
public sealed class WorkspaceCallTests
{
    [Fact]
    public async Task A_call_orders_a_run_of_the_campaign_with_whatever_text_it_carries()
    {
        await using var server = await HookServer.StartAsync(new HookSetting { Services = Add });
        await server.PutAsync("/api/hooks/crm", """{"campaign":"small","variants":[{"id":"a","headline":"/title","body":"/text"}],"replicates":3,"model":"offline","callback":"team"}""");
        await WriteAsync(server.Get<WorkspaceStore>());
        const string title = "\"}]\n- id: b\n  headline: !!evil &a *a {{x}} # \u0000\u2028\ud83d\ude00 <script>";
        var call = new HookCall(JsonSerializer.Serialize(new { title, text = "'; --\t%00" }));
        using var response = await call.SendAsync(server);
        Assert.True(response.StatusCode is HttpStatusCode.Accepted, await response.Content.ReadAsStringAsync());
        var id = (await response.JsonAsync()).GetProperty("id").GetString()!;
        var run = await server.Get<RunJournal>().ReadAsync(id, CancellationToken.None);
        Assert.Equal(("small", "hook crm", "hook|crm|msg_1", "team"), (run!.Order.Campaign, run.Order.By, run.Order.Key, run.Order.Callback));
        var study = await server.Get<StudyShelf>().TakeAsync(run.Order);
        var variant = Assert.Single(study.Plan.Campaign.Variants);
        Assert.Equal((title, "'; --\t%00", 3), (variant.Headline, variant.Body, study.Plan.Campaign.Plan.Replicates));
    }

    [Fact]
    public async Task A_campaign_that_cannot_be_asked_is_the_callers_422()
    {
        await using var server = await HookServer.StartAsync(new HookSetting { Services = Add });
        await server.PutAsync("/api/hooks/crm", """{"campaign":"small","variants":[{"id":"a","headline":"/title"}],"model":"offline"}""");
        using var response = await new HookCall("""{"title":"Bread"}""").SendAsync(server);
        Assert.Equal("The hook's campaign 'small' does not exist.", (await response.ProblemAsync(422)).GetProperty("detail").GetString());
    }

    private static void Add(IServiceCollection services)
    {
        services.AddSingleton<WorkspaceStore>();
        services.AddSingleton(p => new RunJournal(p.GetRequiredService<IRecordStore>(), atOnce: 4));
        services.AddSingleton(_ => new TemporaryFolder());
        services.AddSingleton(p => new WorkspaceStudies(p.GetRequiredService<WorkspaceStore>(), p.GetRequiredService<TemporaryFolder>().Path));
        services.AddSingleton(p => new StudyShelf(p.GetRequiredService<IBlobStore>(), Path.Combine(p.GetRequiredService<TemporaryFolder>().Path, "shelf")));
        services.AddSingleton<ILedger>(p => SqliteLedger.Open(p.GetRequiredService<TemporaryFolder>().Path));
        services.AddSingleton<RunStores>().AddSingleton<RunDesk>();
        services.AddSingleton<StartRun>(p => async (campaign, variants, wish, stop) =>
            await p.GetRequiredService<WorkspaceStudies>().WithAsync(new StudyWish(campaign) { Variants = variants, Changes = wish.Changes }, async study => (await p.GetRequiredService<RunDesk>().OrderAsync(study, wish, stop)).Id, stop));
    }

    private static async Task WriteAsync(WorkspaceStore store)
    {
        await WriteAsync(store, DocumentKind.Twin, "ann", "twin: ann\nname: Ann\ngoals: [Fresh bread]\n");
        await WriteAsync(store, DocumentKind.Panel, "all", "panel: all\nmembers: ['*.twin.yaml']\n");
        await WriteAsync(store, DocumentKind.Campaign, "small", "campaign: small\npanel: all.panel.yaml\nvariants:\n  - {id: x, headline: Its own}\nquestions:\n  - {id: intent, kind: likert, text: How likely are you to order?}\n");
    }

    private static async Task WriteAsync(WorkspaceStore store, DocumentKind kind, string id, string text) =>
        Assert.NotNull(await store.TryWriteAsync(new WorkspaceDocument(kind, id, "", text, ""), CancellationToken.None));
}
