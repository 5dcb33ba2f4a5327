using Twins.Adapters.Ledger;
using Twins.Adapters.Models;
using Twins.Core.Respondents.Model;
using Twins.Core.Runs;
using Twins.Core.Studies;
using Twins.Core.Studies.Analysis;

namespace Twins.Bench.Throughput;

/// <summary>The product: the same calls as a run, with ledger, budget, retries, parsing and sums.</summary>
internal static class DurableSweep
{
    /// <summary>What one of its calls says.</summary>
    public static PlannedPrompt Prompt(Evaluation evaluation)
    {
        var options = Options(new Uri("http://127.0.0.1/v1"), concurrency: 1);
        var folder = Directory.CreateTempSubdirectory("twins-bench-");
        try
        {
            using var ledger = SqliteLedger.Open(folder.FullName);
            using var clients = ModelClients.Create(options, TimeProvider.System);
            var till = new Till(ledger, new Budget(null, 0), "prompt", TimeProvider.System);
            return new ModelRespondent(clients.Chat, clients.Embeddings, till, options.Settings).Preview(evaluation).Prompt;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ModelOptions Options(Uri url, int concurrency) =>
        new() { Provider = ModelProvider.Compatible, Settings = new ModelSettings { Model = "bench" }, Url = url, Key = "bench", MaxConcurrency = concurrency, StartConcurrency = concurrency };

    public static async Task RunAsync(Uri url, StudyPlan plan, int concurrency)
    {
        var folder = Directory.CreateTempSubdirectory("twins-bench-");
        try
        {
            var options = Options(url, concurrency);
            using var ledger = SqliteLedger.Open(folder.FullName);
            using var clients = ModelClients.Create(options, TimeProvider.System);
            var till = new Till(ledger, new Budget(null, 0), plan.Id, TimeProvider.System);
            var analysis = new StudyAnalysis(new StudyShape(plan.Campaign, plan.Panel, new Dictionary<int, int>(), plan.Count, plan.Id));
            var driver = new RunDriver(plan, new ModelRespondent(clients.Chat, clients.Embeddings, till, options.Settings), concurrency, asked =>
            {
                foreach (var (evaluation, response) in asked) analysis.Add(evaluation, response);
            });
            var end = await driver.RunAsync(CancellationToken.None);
            if (end.Kind is not RunEndKind.Completed || driver.Progress.Tally.Answered == 0 || driver.Progress.Usage.Calls != plan.Count)
                throw new InvalidOperationException($"The sweep did not do its work: {end.Kind} {end.Message}; {driver.Progress}.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
