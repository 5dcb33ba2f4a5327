using Spectre.Console;
using Twins.Adapters.Models;
using Twins.Core.Personas;
using Twins.Core.Runs;
using Twins.Core.Studies;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Reporting;

namespace Twins.Cli.Terminal;

/// <summary>Asks a study on this machine: says what it will cost, shows how far it is, and writes its report.</summary>
/// <param name="options">The model's; null where nothing is bought.</param>
internal sealed class StudyAsking(Answerer answerer, ModelOptions? options, decimal? budget)
{
    public async Task<(RunEnd End, StudyReport Report)> RunAsync(Study study, ReportFolder folder, IAnsiConsole talk, CancellationToken stop)
    {
        var clock = TimeProvider.System;
        var estimate = await answerer.ForecastAsync(study.Plan, options, stop);
        talk.WriteLine($"{study.Plan.Campaign.Name ?? study.Plan.Campaign.Id}: {study.Plan.Panel.Members.Count:N0} twins, {Math.Max(1, study.Plan.Campaign.Variants.Count):N0} variants, {study.Plan.Count:N0} evaluations.");
        talk.WriteLine(answerer.Respondent.Identity.Label);
        if (estimate is not null) talk.WriteLine(estimate.Sentence);
        var run = new StudyRun(study, answerer.Respondent, answerer.Concurrency, clock);
        await KeepAsync(folder, [.. study.Plan.Panel.Members.Select(m => m.Twin)], stop);
        var running = run.RunAsync(folder, estimate?.Cost, answerer.Spent, stop);
        await new ProgressView(talk, run.Driver, clock, isFree: options is null, budget).WhileAsync(running);
        return await running;
    }

    /// <summary>Reports quote people; who asks to be forgotten is taken out of them too.</summary>
    public static async Task KeepAsync(ReportFolder folder, IReadOnlyList<Twin> twins, CancellationToken stop)
    {
        if (twins.Any(t => t.Memory.All.Any(i => i.Subject is not null))) await LocalStores.Open(TimeProvider.System).Reports.KeepAsync(folder.Path, [.. twins.Select(t => t.Id)], stop);
    }
}
