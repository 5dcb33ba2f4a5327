using Microsoft.Extensions.Time.Testing;
using Twins.Adapters.Ledger;
using Twins.Adapters.Models;
using Twins.Adapters.Storage.Embedded;
using Twins.Bench.Loopback;
using Twins.Core.Respondents;
using Twins.Core.Respondents.Model;
using Twins.Core.Respondents.Offline;
using Twins.Core.Runs.Journal;
using Twins.Core.Runs.Sharing;
using Twins.Core.Studies;
using Twins.Tests.Cli;

namespace Twins.Tests.Runs.Sharing;

/// <summary>What the processes of a test have in common: stores, a model server, a clock that the test turns.</summary>
internal sealed class Workshop : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteLedger ledger;
    private readonly ModelClients clients;
    private readonly ModelOptions options;

    private Workshop(LoopbackModel model, Func<ModelOptions, ModelOptions> tune)
    {
        Model = model;
        var database = EmbeddedDatabase.Open(folder.Path);
        ledger = SqliteLedger.Open(folder.Path);
        Stores = new RunStores(new SqliteRecords(database), new FileBlobs(Path.Combine(folder.Path, "blobs")), new SqliteQueue(database, Clock), ledger);
        options = tune(new ModelOptions { Provider = ModelProvider.Compatible, Url = model.V1, Settings = new ModelSettings { Model = "loopback", Prices = new ModelPrices(1, 0.5m, 4) } });
        clients = ModelClients.Create(options, TimeProvider.System);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 25, 2, 0, 0, TimeSpan.Zero));

    public LoopbackModel Model { get; }

    public string ModelName => options.Settings.Model;

    public RunStores Stores { get; }

    public string Study => Path.Combine(folder.Path, "study");

    public static async Task<Workshop> OpenAsync(LoopbackOptions? loopback = null, Func<ModelOptions, ModelOptions>? tune = null) => new(await LoopbackModel.StartAsync(loopback), tune ?? (options => options));

    public Hand Hand(Fuse? fuse = null) => new(Stores, For, Path.Combine(folder.Path, "scratch"), Clock, fuse ?? Fuse.None);

    public Study Load() => Core.Studies.Study.Load(Study, new PlanChanges());

    public void Write(int twins, int variants, int changed = -1)
    {
        SmallStudy.Write(Study, twins, variants);
        SmallStudy.WriteCampaign(Study, variants, changed: changed);
    }

    /// <summary>Lets hands work until a run has its report; where nobody finds work, time passes.</summary>
    public async Task<RunView> FinishAsync(string run, params Hand[] hands)
    {
        for (var round = 0; round < 100; round++)
        {
            await Task.WhenAll(hands.Select(async hand =>
            {
                while (await hand.StepAsync())
                {
                    // Until it finds nothing.
                }
            }));
            if (await hands[0].Journal.ReadAsync(run, CancellationToken.None) is { Report: not null } view) return view;
            Clock.Advance(TimeSpan.FromSeconds(40));
            await hands[0].Watch.LookAsync(CancellationToken.None);
        }
        throw new TimeoutException($"The run {run} did not finish.");
    }

    public async Task<string> ReadAsync(string run, string file)
    {
        await using var content = await Stores.Blobs.OpenAsync(RunReporter.BlobOf(run, file), CancellationToken.None) ?? throw new FileNotFoundException(file);
        return await new StreamReader(content).ReadToEndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        clients.Dispose();
        ledger.Dispose();
        await Model.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    private IRespondent For(string? model, Core.Runs.Till till) => model is null ? new OfflineRespondent() : new ModelRespondent(clients.Chat, clients.Embeddings, till, options.Settings with { Model = model });
}
