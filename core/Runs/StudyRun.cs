using Twins.Core.Personas;
using Twins.Core.Personas.Change;
using Twins.Core.Personas.Change.Watching;
using Twins.Core.Respondents;
using Twins.Core.Studies;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Reporting;

namespace Twins.Core.Runs;

/// <summary>Runs a study from its plan to its report. Answers go straight to disk and into sums; nothing grows with the run but what a watch gathers.</summary>
public sealed class StudyRun
{
    private readonly Study study;
    private readonly IRespondent respondent;
    private readonly TimeProvider clock;
    private readonly StudyAnalysis analysis;
    private readonly IReadOnlyList<HumanTable> human;
    private Action<Evaluation, Response> keep = (_, _) => { };

    public StudyRun(Study study, IRespondent respondent, int concurrency, TimeProvider clock)
    {
        (this.study, this.respondent, this.clock) = (study, respondent, clock);
        // A human file that cannot be read must be heard of before the first answer is bought.
        human = [.. study.Plan.Campaign.Human.Select(Read)];
        analysis = new StudyAnalysis(new StudyShape(study.Plan.Campaign, study.Plan.Panel, Levels(), study.Plan.Count, study.Plan.Id));
        Driver = new RunDriver(study.Plan, respondent, concurrency, Take);
    }

    public RunDriver Driver { get; }

    /// <summary>What the run came to when it was asked elsewhere and is only replayed here.</summary>
    public RunRecord? Replayed { get; init; }

    /// <summary>The run whose figures these are compared with; null for none.</summary>
    public EarlierRun? Since { get; init; }

    /// <summary>The watch that this run belongs to; null for none.</summary>
    public WatchedRun? Watched { get; init; }

    /// <summary>What a later run is compared with, once this one is over; null where there is nothing to compare.</summary>
    public StudyCells? Cells { get; private set; }

    /// <summary>Asks everything and writes <c>report.html</c>, <c>report.json</c> and <c>answers.csv</c> into a folder, each whole or not at all.</summary>
    /// <param name="spentBefore">What this run had spent in earlier processes.</param>
    /// <returns>How it ended, and the report on what was answered.</returns>
    public async Task<(RunEnd End, StudyReport Report)> RunAsync(ReportFolder folder, CostForecast? forecast, Usage spentBefore, CancellationToken stop)
    {
        var start = clock.GetTimestamp();
        RunEnd end;
        await using (var stream = folder.Create(ReportFolder.Answers))
        await using (var answers = new CsvAnswers(stream, respondent.Identity))
        {
            keep = answers.Write;
            end = await Driver.RunAsync(stop);
        }
        if (end.Kind is RunEndKind.Completed && Replayed is not null) end = Replayed.End;
        var report = analysis.Report(respondent.Identity, clock.GetUtcNow(), Cost(forecast, spentBefore, Replayed?.Took ?? clock.GetElapsedTime(start)), human);
        // A sweep of one process has nobody who would come after it.
        if (Replayed is not null) Cells = analysis.Cells(study.Plan, report);
        if (Since is not null) report = report with { Changes = ChangeAnalysis.Of(Since, Cells, study.Plan.Campaign.Plan.Seed) };
        if (Watched is not null && end.Kind is RunEndKind.Completed)
        {
            var drift = Watched.Read(respondent.Identity);
            var warning = drift is { Verdict: DriftVerdict.Act } ? drift.Sentence : Watched.LeftOut;
            report = report with { Drift = drift, Warnings = warning is null ? report.Warnings : [warning, .. report.Warnings] };
        }
        if (end.Kind is not RunEndKind.Completed) report = report with { Warnings = [$"This run is not complete: {Driver.Progress.Done:N0} of {study.Plan.Count:N0} evaluations were asked. {end.Message}", .. report.Warnings] };
        folder.Write(report);
        return (end, report);
    }

    private void Take(IReadOnlyList<AskedEvaluation> asked)
    {
        foreach (var (evaluation, response) in asked)
        {
            analysis.Add(evaluation, response);
            Watched?.Add(evaluation, response);
            keep(evaluation, response);
        }
    }

    private HumanTable Read(HumanAnswers source) =>
        HumanTable.Read(StudyFolder.Resolve(study.File, "human", source.File), source, study.Plan.Campaign.Questions.First(q => q.Id == source.Question));

    private Dictionary<int, int> Levels()
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return study.Plan.Panel.Members.GroupBy(m => (int)FidelityLevels.Of(m.Twin, today).Level).ToDictionary(g => g.Key, g => g.Count());
    }

    private CostReport Cost(CostForecast? forecast, Usage before, TimeSpan took)
    {
        var usage = Replayed?.Bought ?? Driver.Progress.Usage;
        // Against what this process set out to buy; a middle of nothing has no error.
        var middle = forecast?.Middle ?? 0;
        return new CostReport(usage.Cost, before.Cost, usage.Calls, usage.Reused, usage.InputTokens, usage.CachedTokens, usage.OutputTokens, forecast?.Low, forecast?.High, middle > 0 ? (double)(usage.Cost / middle) - 1 : null, took.TotalSeconds);
    }
}

/// <summary>What a run came to.</summary>
public sealed record RunRecord(RunEnd End, Usage Bought, TimeSpan Took);

/// <summary>The range of what a run will cost, in US dollars, as it was told before the run.</summary>
public sealed record CostForecast(decimal Low, decimal High)
{
    public decimal Middle => (Low + High) / 2;
}
