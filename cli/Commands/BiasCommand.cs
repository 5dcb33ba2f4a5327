using System.CommandLine;
using Spectre.Console;
using Twins.Adapters.Models;
using Twins.Cli.Terminal;
using Twins.Core.Governance.Bias;
using Twins.Core.Governance.Bias.Page;
using Twins.Core.Governance.Bias.Swapping;
using Twins.Core.Governance.Register;
using Twins.Core.Personas;
using Twins.Core.Runs;
using Twins.Core.Studies.Reporting;

namespace Twins.Cli.Commands;

internal static class BiasCommand
{
    private static readonly StudyOptions Shared = new();
    private static readonly Option<SwapAttribute[]> Swaps = new("--swap") { Description = "What is swapped: name, gender, age, origin; all of them unless given.", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string[]> Origins = new("--origins") { Description = $"Origins of names and nationalities, the first of which the others are compared with: {string.Join(", ", NameSets.All.Select(s => s.Origin))}. {string.Join(' ', NameSets.Usual)} unless given.", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<BiasMode?> Mode = new("--mode") { Description = "forecast: differences that people have are right. decision: differences are adverse. What the campaign's use says unless given." };
    private static readonly Option<string> By = new("--by") { Description = "Who has the audit made: a staff id or a role, for the audit log; 'unattended' unless given.", DefaultValueFactory = _ => "unattended" };
    private static readonly Option<string?> Out = new("--out") { Description = "Where bias.html and bias.json go; out/<campaign>-bias unless given." };
    private static readonly Option<decimal?> Budget = new("--budget") { Description = "Hard stop in US dollars." };

    public static Command Build()
    {
        var command = new Command(
            "bias",
            """
            Audit a panel for bias: ask the same twins again with one attribute swapped, and compare groups.
              twins bias samples/grocer
              twins bias samples/grocer --model azure:gpt-mini --budget 20 --by dpo-1
              twins bias my-study --swap gender name --origins german turkish --mode decision
            """);
        Shared.AddTo(command);
        foreach (var option in new Option[] { Swaps, Origins, Mode, By, Out, Budget }) command.Add(option);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var (chosen, by) = (Chosen(parsed), parsed.GetValue(By)!);
        if (chosen.Flaw() is { } flaw) throw new UsageException(flaw);
        if (!BiasRecord.IsActor(by)) throw new UsageException("--by is a staff id or a role, such as dpo-1, and no name or address: it can never be taken out of the audit log.");
        if (parsed.GetValue(Budget) is < 0) throw new UsageException("--budget must not be negative.");
        var study = Shared.Load(parsed);
        var twins = study.Plan.Panel.Members.Select(m => m.Twin).ToList();
        await ConsentGate.RequireAsync(twins, Purpose.Research, stop);
        await SignOffGate.RequireAsync(study.Plan, stop);
        var options = Answerer.Options(Shared.Model(parsed), Shared.Url(parsed));
        using var answerer = await Answerer.OpenAsync(options, new BiasPlan(study, chosen, again: options is not null).Id, parsed.GetValue(Budget), TimeProvider.System, stop);
        var audit = new BiasAudit(study, chosen, answerer.Respondent, answerer.Concurrency);
        var stores = LocalStores.Open(TimeProvider.System);
        var record = new BiasRecord(new AuditLog(stores.Records, TimeProvider.System));
        var earlier = await record.EarlierAsync(study.Plan.Panel.Id, stop);
        var folder = new ReportFolder(parsed.GetValue(Out) ?? Path.Combine("out", $"{study.Plan.Campaign.Id}-bias"));
        await StudyAsking.KeepAsync(folder, twins, stop);
        var end = await AskAsync(audit, answerer, options, parsed.GetValue(Budget), stop);
        var report = audit.Report(end, TimeProvider.System.GetUtcNow(), earlier);
        var json = Write(report, folder);
        Say(report, json, Shared.Json(parsed), folder);
        if (end.Kind is not RunEndKind.Completed)
        {
            Edge.Say(end.Message);
            return Edge.Failed;
        }
        var entry = await record.AppendAsync(report, json, by, stop);
        Edge.Say($"Entry {entry.Sequence} of the audit log, {BiasRecord.SubjectOf(report.Panel)}: {entry.Hash()}.");
        return 0;
    }

    private static BiasOptions Chosen(ParseResult parsed) => new(
        parsed.GetValue(Swaps) is { Length: > 0 } swaps ? swaps : BiasOptions.Usual.Attributes,
        parsed.GetValue(Origins) is { Length: > 0 } origins ? origins : BiasOptions.Usual.Origins,
        parsed.GetValue(Mode));

    private static async Task<RunEnd> AskAsync(BiasAudit audit, Answerer answerer, ModelOptions? options, decimal? budget, CancellationToken stop)
    {
        var talk = Talk.Open();
        talk.WriteLine($"{audit.Plan.Panel.Members.Count:N0} twins, {audit.Plan.Swaps.Count:N0} swaps, {audit.Plan.Count:N0} evaluations.");
        talk.WriteLine(answerer.Respondent.Identity.Label);
        foreach (var plan in audit.Plan.Plans)
            if (await answerer.ForecastAsync(plan, options, stop) is { } forecast) talk.WriteLine($"{(plan == audit.Plan.AsTheyAre ? "As they are" : "In guises")}. {forecast.Sentence}");
        RunEnd end = new(RunEndKind.Completed, "");
        foreach (var driver in audit.Drivers)
        {
            if (end.Kind is not RunEndKind.Completed) break;
            var running = driver.RunAsync(stop);
            await new ProgressView(talk, driver, TimeProvider.System, isFree: options is null, budget).WhileAsync(running);
            end = await running;
        }
        return end;
    }

    private static byte[] Write(BiasReport report, ReportFolder folder)
    {
        var json = JsonReport.Bytes(report);
        folder.Put(ReportFolder.BiasJson, s => s.Write(json));
        folder.Put(ReportFolder.BiasPage, s => BiasPage.Write(report, s));
        return json;
    }

    private static void Say(BiasReport report, byte[] json, bool asJson, ReportFolder folder)
    {
        if (asJson)
        {
            using var stdout = Console.OpenStandardOutput();
            stdout.Write(json);
        }
        else
        {
            foreach (var line in report.Verdict.Findings.Select(f => $"  - {f}").Prepend(report.Verdict.Sentence).Append(report.Respondent.Label)) Console.WriteLine(string.Concat(line.Select(c => char.IsControl(c) ? ' ' : c)));
        }
        Edge.Say($"Report: {Path.Combine(folder.Path, ReportFolder.BiasPage)}");
    }
}
