using Twins.Adapters.Ledger;
using Twins.Adapters.Models;
using Twins.Adapters.Storage.Embedded;
using Twins.Core.Respondents;
using Twins.Core.Respondents.Model;
using Twins.Core.Respondents.Offline;
using Twins.Core.Runs;
using Twins.Core.Studies;

namespace Twins.Cli.Terminal;

/// <summary>Whoever answers in this process, with what it holds open: nothing for the offline respondent, a ledger and a client for a model.</summary>
internal sealed class Answerer : IDisposable
{
    private const int OfflineConcurrency = 4;

    private readonly SqliteLedger? ledger;
    private readonly ModelClients? clients;

    private Answerer(IRespondent respondent, int concurrency, SqliteLedger? ledger = null, ModelClients? clients = null, Usage spent = default) =>
        (Respondent, Concurrency, this.ledger, this.clients, Spent) = (respondent, concurrency, ledger, clients, spent);

    public IRespondent Respondent { get; }

    public int Concurrency { get; }

    /// <summary>For calls that make or change a twin; null for the offline respondent.</summary>
    public StructuredCall? Structured { get; private init; }

    /// <summary>What this run had spent before this process began.</summary>
    public Usage Spent { get; }

    /// <summary>What asking would buy; null for the offline respondent, which buys nothing.</summary>
    public async Task<Forecast?> ForecastAsync(StudyPlan plan, ModelOptions? options, CancellationToken cancellationToken) =>
        options is not null && Respondent is ModelRespondent model && ledger is not null ? await Forecast.OfAsync(plan, model, ledger, options, cancellationToken) : null;

    /// <summary>The model's options as the command line and the environment say; null for the offline respondent.</summary>
    public static ModelOptions? Options(string? model, string? url)
    {
        try
        {
            return new ModelOptionsReader(Environment.GetEnvironmentVariable).Read(model, url);
        }
        catch (ModelOptionsException e)
        {
            throw new UsageException(e.Message);
        }
    }

    /// <summary>Somebody who answers on this machine and costs nothing.</summary>
    public static Answerer Of(IRespondent respondent) => new(respondent, OfflineConcurrency);

    /// <param name="run">The run that pays.</param>
    public static async Task<Answerer> OpenAsync(ModelOptions? options, string run, decimal? budget, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (options is null)
        {
            if (budget is not null) throw new UsageException("--budget needs a model; the offline respondent is free.");
            return Of(new OfflineRespondent());
        }
        if (budget is not null && options.Settings.Prices is null) throw new UsageException("--budget needs to know what tokens cost: set TWINS_MODEL_PRICES to input/cached/output in US dollars per million, such as 0.40/0.10/1.60.");
        var store = SqliteLedger.Open(DataFolder.Path());
        var spent = await store.SpentAsync(run, cancellationToken);
        var model = ModelClients.Create(options, clock);
        var till = new Till(store, new Budget(budget, spent.Cost), run, clock);
        return new Answerer(new ModelRespondent(model.Chat, model.Embeddings, till, options.Settings, model.Tuned), options.MaxConcurrency, store, model, spent) { Structured = new StructuredCall(model.Chat, till, options.Settings) };
    }

    public void Dispose()
    {
        clients?.Dispose();
        ledger?.Dispose();
    }
}
