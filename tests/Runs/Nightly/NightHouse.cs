using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Twins.Bench.Loopback;
using Twins.Core.Runs.Journal;
using Twins.Core.Runs.Nightly;
using Twins.Core.Runs.Sharing;
using Twins.Core.Studies;
using Twins.Core.Studies.Reporting;
using Twins.Tests.Cli;
using Twins.Tests.Runs.Sharing;

namespace Twins.Tests.Runs.Nightly;

/// <summary>A company whose campaigns are swept every night: stores, a model, a clock, and any number of hosts.</summary>
internal sealed class NightHouse : IAsyncDisposable
{
    public static readonly CancellationToken Always = CancellationToken.None;

    private readonly Workshop shop;

    private NightHouse(Workshop shop) => this.shop = shop;

    public FakeTimeProvider Clock => shop.Clock;

    public LoopbackStats Seen => shop.Model.Stats;

    public RunStores Stores => shop.Stores;

    public NightBook Nights => new(Stores.Records);

    /// <summary>What goes wrong with the next loans of a study, one after the other.</summary>
    public Queue<Exception> Faults { get; } = [];

    public static async Task<NightHouse> OpenAsync(Uri? model = null) => new(await Workshop.OpenAsync(tune: o => model is null ? o : o with { Url = model }));

    public Hand Hand(Fuse? fuse = null) => shop.Hand(fuse);

    public NightDesk Desk(Fuse? fuse = null)
    {
        var burning = fuse ?? Fuse.None;
        var hand = shop.Hand(burning);
        return new NightDesk(new FusedRecords(Stores.Records, burning), hand.Desk, hand.Journal, LendAsync, new NightOptions("host", model => model is "offline" ? null : model ?? "loopback"), Clock);
    }

    public void Write(string campaign, int twins, int variants, int changed = -1)
    {
        SmallStudy.Write(Place(campaign), twins, variants);
        SmallStudy.WriteCampaign(Place(campaign), variants, changed: changed);
        var file = File(campaign);
        System.IO.File.WriteAllText(file, System.IO.File.ReadAllText(file).Replace("campaign: small", $"campaign: {campaign}", StringComparison.Ordinal));
        System.IO.File.WriteAllText(Path.Combine(Place(campaign), "few.panel.yaml"), "panel: few\nmembers: ['twins/t0.twin.yaml', 'twins/t1.twin.yaml']\n");
    }

    public string File(string campaign) => Path.Combine(Place(campaign), "small.campaign.yaml");

    public Task ScheduleAsync(string campaign, Schedule? schedule = null) => new ScheduleBook(Stores.Records).TryWriteAsync(campaign, null, schedule ?? new Schedule(), Always);

    /// <summary>The night comes, is gone through, and its runs are finished.</summary>
    public async Task<NightView> SleepAsync(int nights = 1, Hand? first = null)
    {
        Clock.Advance(TimeSpan.FromDays(nights) - Clock.GetUtcNow().TimeOfDay + TimeSpan.FromHours(2));
        return await FinishAsync(await Desk().RunAsync(Clock.GetUtcNow(), Always), first);
    }

    /// <param name="first">Works before anybody else does, and may die.</param>
    public async Task<NightView> FinishAsync(Night? night, Hand? first = null)
    {
        var hand = Hand();
        while (first is not null && await first.StepAsync())
        {
            // Until it finds nothing, or is dead.
        }
        foreach (var entry in night!.Entries) if (entry.Run is { } run) await shop.FinishAsync(run, hand);
        return await NightView.OfAsync(night, hand.Journal, Always);
    }

    public async Task<List<string>> RunsAsync() => await new RunJournal(Stores.Records, 4).ListAsync(null, Always).Select(r => r.Run.Id).ToListAsync();

    public async Task<JsonElement> ReportAsync(string run) => JsonDocument.Parse(await shop.ReadAsync(run, ReportFolder.Json)).RootElement;

    public async Task<JsonElement> ChangesAsync(string run) => (await ReportAsync(run)).GetProperty("changes");

    public Task<string> PageAsync(string run) => shop.ReadAsync(run, ReportFolder.Page);

    public ValueTask DisposeAsync() => shop.DisposeAsync();

    private string Place(string campaign) => Path.Combine(shop.Study, campaign);

    private async Task<RunView> LendAsync(string campaign, PlanChanges changes, Func<Study, Task<RunView>> use, CancellationToken cancellationToken)
    {
        if (Faults.TryDequeue(out var fault)) throw fault;
        if (!Directory.Exists(Place(campaign))) throw new KeyNotFoundException();
        return await use(Study.Load(Place(campaign), changes));
    }
}
