using Microsoft.Extensions.Time.Testing;
using Twins.Adapters.Ledger;
using Twins.Adapters.Models;
using Twins.Adapters.Storage.Embedded;
using Twins.Bench.Loopback;
using Twins.Core.Respondents.Model;
using Twins.Core.Runs.Journal;
using Twins.Core.Runs.Sharing;
using Twins.Core.Studies;
using Twins.Tests.Cli;
using Twins.Tests.Runs.Sharing;

namespace Twins.Tests.Runs.Batching;

/// <summary>A study, a provider on loopback and embedded stores, worked on by processes that can be killed; time passes only where nothing is left to do.</summary>
internal sealed class BatchRig : IAsyncDisposable
{
    private const int MostSteps = 20_000;

    private readonly TemporaryFolder folder = new();
    private readonly SqliteLedger ledger;
    private readonly List<ModelClients> clients = [];

    private BatchRig(BatchSetting setting, LoopbackModel server)
    {
        (Setting, Server) = (setting, server);
        ledger = SqliteLedger.Open(folder.Path);
        var database = EmbeddedDatabase.Open(folder.Path);
        Stores = new RunStores(new SqliteRecords(database), new FileBlobs(Path.Combine(folder.Path, "blobs")), new SqliteQueue(database, Clock), ledger);
        Options = setting.Tune(new ModelOptions
        {
            Provider = ModelProvider.OpenAI,
            Settings = new ModelSettings { Model = "loopback", Prices = new ModelPrices(2, 1, 8), MaxOutputTokens = 256, EmbeddingModel = "loopback-embedding" },
            Url = server.V1,
            Key = "sk-secret",
            BatchModel = "loopback-batch",
            MaxTries = 1,
        });
        SmallStudy.Write(Path.Combine(folder.Path, "study"), setting.Twins, setting.Variants, plan: setting.Plan);
        Me = Hire(Fuse.None);
    }

    public BatchSetting Setting { get; }

    public LoopbackModel Server { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 25, 2, 0, 0, TimeSpan.Zero));

    public RunStores Stores { get; }

    public ModelOptions Options { get; }

    /// <summary>A process that nobody kills.</summary>
    public BatchCrew Me { get; }

    public string Scratch => Path.Combine(folder.Path, "scratch");

    public string Blobs => Path.Combine(folder.Path, "blobs");

    public static async Task<BatchRig> StartAsync(BatchSetting setting) => new(setting, await LoopbackModel.StartAsync(setting.Model));

    public Study Study => Study.Load(Path.Combine(folder.Path, "study"), new PlanChanges());

    /// <summary>Edits the campaign.</summary>
    public void Rewrite(Func<string, string> change)
    {
        var file = Path.Combine(folder.Path, "study", "small.campaign.yaml");
        File.WriteAllText(file, change(File.ReadAllText(file)));
    }

    public BatchCrew Hire(Fuse fuse)
    {
        var theirs = ModelClients.Create(Options, TimeProvider.System, new FusedTransport(Setting.Transport(new SocketsHttpHandler()), fuse));
        clients.Add(theirs);
        var stores = new RunStores(new FusedWrites(Stores.Records, fuse), new FusedBlobs(Stores.Blobs, fuse), new FusedQueue(Stores.Queue, fuse), new FusedLedger(Stores.Ledger, fuse));
        return new BatchCrew(this, stores, theirs);
    }

    public Task<RunView> OrderAsync(decimal? budget = null, bool batch = true)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        return Me.Desk.OrderAsync(Study, new RunWish("a test") { Model = "loopback", Batch = batch, Budget = budget }, CancellationToken.None);
    }

    /// <summary>Orders a run and lets it come to its end.</summary>
    public async Task<RunView> RunAsync(decimal? budget = null, bool batch = true) => await UntilAsync((await OrderAsync(budget, batch)).Id, v => v.Report is not null);

    /// <summary>Works until the run is where it should be.</summary>
    public async Task<RunView> UntilAsync(string run, Func<RunView, bool> isThere, BatchCrew? crew = null)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            var view = await ViewAsync(run);
            if (isThere(view)) return view;
            if (await (crew ?? Me).WorkAsync()) continue;
            Clock.Advance(TimeSpan.FromSeconds(10));
            if (step % 6 is 0) await Me.Watch.LookAsync(CancellationToken.None);
        }
        throw new TimeoutException("The run does not come to its end.");
    }

    public async Task<RunView> ViewAsync(string run) => (await Me.Journal.ReadAsync(run, CancellationToken.None))!;

    public async Task<string> FileAsync(string run, string file)
    {
        await using var content = await Stores.Blobs.OpenAsync(RunReporter.BlobOf(run, file), CancellationToken.None);
        return await new StreamReader(content!).ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var theirs in clients) theirs.Dispose();
        ledger.Dispose();
        await Server.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
    }
}
