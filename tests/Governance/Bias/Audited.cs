using Twins.Adapters.Models;
using Twins.Core.Governance.Bias;
using Twins.Core.Respondents;
using Twins.Core.Respondents.Model;
using Twins.Core.Respondents.Offline;
using Twins.Core.Runs;
using Twins.Core.Studies;
using Twins.Tests.Respondents.Model;

namespace Twins.Tests.Governance.Bias;

/// <summary>One audit from beginning to end inside the test's process; the model is asked over a real connection.</summary>
internal static class Audited
{
    private static readonly DateTimeOffset Finished = new(2026, 11, 24, 6, 0, 0, TimeSpan.Zero);

    public static Task<BiasReport> OfflineAsync(string study, BiasOptions? options = null) => RunAsync(study, new OfflineRespondent(), options);

    public static async Task<BiasReport> ByAsync(OpinionatedModel model, string study, BiasOptions? options = null)
    {
        var settings = new ModelOptions { Provider = ModelProvider.Compatible, Settings = new ModelSettings { Model = "opinionated" }, Url = model.Url, MaxTries = 1, Timeout = TimeSpan.FromSeconds(20) };
        using var clients = ModelClients.Create(settings, TimeProvider.System);
        var report = await RunAsync(study, new ModelRespondent(clients.Chat, null, new Till(new InMemoryLedger(), new Budget(null, 0), "audit", TimeProvider.System), settings.Settings), options);
        Assert.Empty(model.Surprises);
        return report;
    }

    private static async Task<BiasReport> RunAsync(string folder, IRespondent respondent, BiasOptions? options)
    {
        var study = Study.Load(folder, new PlanChanges());
        var audit = new BiasAudit(study, options ?? BiasOptions.Usual, respondent, concurrency: 8);
        RunEnd end = new(RunEndKind.Completed, "");
        foreach (var driver in audit.Drivers) end = await driver.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(RunEndKind.Completed, end.Kind);
        return audit.Report(end, Finished, []);
    }
}
