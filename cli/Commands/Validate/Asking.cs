using Spectre.Console;
using Twins.Cli.Terminal;
using Twins.Core.Personas;
using Twins.Core.Runs;
using Twins.Core.Studies;
using Twins.Core.Studies.Reporting;

namespace Twins.Cli.Commands.Validate;

/// <summary>Asks the campaigns of a validation, each into a folder below its report. What was bought before is not bought again.</summary>
internal sealed class Asking(string? model, string? url, decimal? budget, string folder)
{
    /// <summary>Who answered; null where nobody was asked.</summary>
    public (string Name, bool IsLanguageModel)? Respondent { get; private set; }

    public async Task<string> AskAsync(Study study, CancellationToken stop)
    {
        var clock = TimeProvider.System;
        await ConsentGate.RequireAsync(study.Plan.Panel.Members.Select(m => m.Twin), Purpose.Research, stop);
        await SignOffGate.RequireAsync(study.Plan, stop);
        var options = Answerer.Options(model, url);
        using var answerer = await Answerer.OpenAsync(options, study.Plan.Id, budget, clock, stop);
        Respondent = (answerer.Respondent.Identity.Name, answerer.Respondent.Identity.IsLanguageModel);
        var talk = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (!talk.Profile.Out.IsTerminal) talk.Profile.Width = 1000;
        talk.WriteLine($"Asking {study.Plan.Campaign.Name ?? study.Plan.Campaign.Id}: {study.Plan.Panel.Members.Count:N0} twins, {study.Plan.Count:N0} evaluations.");
        talk.WriteLine(answerer.Respondent.Identity.Label);
        var estimate = await answerer.ForecastAsync(study.Plan, options, stop);
        if (estimate is not null) talk.WriteLine(estimate.Sentence);
        var run = new StudyRun(study, answerer.Respondent, answerer.Concurrency, clock);
        var report = new ReportFolder(Path.Combine(folder, study.Plan.Campaign.Id));
        if (study.Plan.Panel.Members.Any(m => m.Twin.Memory.All.Any(i => i.Subject is not null))) await LocalStores.Open(clock).Reports.KeepAsync(report.Path, [.. study.Plan.Panel.Members.Select(m => m.Twin.Id)], stop);
        var running = run.RunAsync(report, estimate?.Cost, answerer.Spent, stop);
        await new ProgressView(talk, run.Driver, clock, isFree: options is null, budget).WhileAsync(running);
        var (end, _) = await running;
        // A twin is not judged by half of its answers.
        return end.Kind is RunEndKind.Completed ? Path.Combine(report.Path, ReportFolder.Answers) : throw new IOException($"{end.Message} Nothing is judged before every twin has answered; run the same command again.");
    }
}
