using System.CommandLine;
using System.Security.Cryptography;
using Twins.Cli.Terminal;
using Twins.Core.Documents;
using Twins.Core.Governance.Register;
using Twins.Core.Personas;
using Twins.Core.Respondents.Offline;
using Twins.Core.Respondents.Survey;
using Twins.Core.Studies.Reporting;
using Twins.Core.Validations;
using Twins.Core.Validations.Gates;
using Twins.Core.Validations.Reporting;

namespace Twins.Cli.Commands.Validate;

internal static class ValidateCommand
{
    private const string NotNamed = "not named";

    private static readonly Argument<string> Folder = ValidateArguments.Folder();
    private static readonly Option<string?> Model = new("--model") { Description = "Who answers where a check asks a campaign: azure:<deployment>, openai:<model>, or a model at TWINS_MODEL_URL. Without it (and without TWINS_MODEL) the offline respondent answers." };
    private static readonly Option<string?> Url = new("--url") { Description = "Base URL of an OpenAI-compatible server." };
    private static readonly Option<decimal?> Budget = new("--budget") { Description = "Hard stop in US dollars." };
    private static readonly Option<string?> Out = new("--out") { Description = "Where validation.html and validation.json go; out/<validation> unless given." };
    private static readonly Option<bool> Record = new("--record") { Description = "Put the result on file: into the twins' documents, which raises or lowers their level, and into the audit log." };
    private static readonly Option<string?> By = new("--by") { Description = "With --record, who does it: a staff id or a role, no name or address." };
    private static readonly Option<bool> Json = new("--json") { Description = "Machine output on stdout." };

    public static Command Build()
    {
        var command = new Command(
            "validate",
            """
            Hold twins against real people and what really happened, and say what their answers may be used for.

            Examples:
              twins validate samples/validation
              twins validate samples/validation --json
              twins validate my-study --model azure:gpt-mini --record --by research-lead
            """)
        { Folder, Model, Url, Budget, Out, Record, By, Json, SealCommand.Build(), SheetsCommand.Build() };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var record = parsed.GetValue(Record);
        if (record && parsed.GetValue(By) is null) throw new UsageException("--record needs --by: who puts it on file, a staff id or a role.");
        if (parsed.GetValue(Budget) is < 0) throw new UsageException("--budget must not be negative.");
        var file = ValidationReader.Find(parsed.GetRequiredValue(Folder));
        var plan = ValidationReader.Read(file);
        var gates = plan.Gates is { } own ? GateReader.Read(Core.Studies.StudyFolder.Resolve(file, "gates", own)) : GateReader.Default();
        var panel = plan.Panel is { } name ? PanelReader.Load(Core.Studies.StudyFolder.Resolve(file, "panel", name), plan.Seed) : null;
        if (panel is not null) await ConsentGate.RequireAsync(panel.Members.Select(m => m.Twin), Purpose.Research, stop);
        var folder = new ReportFolder(parsed.GetValue(Out) ?? Path.Combine("out", plan.Id));
        var asking = new Asking(parsed.GetValue(Model), parsed.GetValue(Url), parsed.GetValue(Budget), folder.Path);
        var run = new ValidationRun(file, plan, new ValidationMeans { AskAsync = asking.AskAsync, SealedAtAsync = SealedAtAsync, Working = new WorkView(TimeProvider.System).Show });
        var results = await run.RunAsync(stop);
        var report = ValidationReport.Of(plan, results, gates, panel, asking.Respondent ?? (plan.Respondent ?? NotNamed, plan.Respondent is not (OfflineRespondent.Name or SurveyRespondent.Name)), Today()) with { Drift = await run.DriftAsync(panel, LocalStores.OpenIfThere(TimeProvider.System)?.Records, stop) };
        var json = JsonReport.Bytes(report);
        folder.Put(ReportFolder.ValidationPage, s => ValidationPage.Write(report, s));
        folder.Put(ReportFolder.ValidationJson, s => s.Write(json));
        if (parsed.GetValue(Json)) Console.WriteLine(System.Text.Encoding.UTF8.GetString(json));
        else ValidationText.Write(report, Console.Out);
        Edge.Say($"Report: {Path.Combine(folder.Path, ReportFolder.ValidationPage)}");
        if (record) await FileAsync(parsed, file, report, Convert.ToHexStringLower(SHA256.HashData(json)), stop);
        return 0;
    }

    private static async Task FileAsync(ParseResult parsed, string file, ValidationReport report, string hash, CancellationToken stop)
    {
        if (report.Twins.Count is 0) throw new DocumentException(file, null, "judged no twin of a panel; say in 'panel' whose twins this validates, and use their ids in the column 'twin'.");
        if (!report.IsLanguageModel) throw new UsageException($"{report.Respondent} answered, which is no language model; a validation of it would say nothing of the twins. Validate with --model.");
        if (report.Respondent is NotNamed) throw new DocumentException(file, null, "does not say who answered as the twins; name the model in 'respondent'.");
        var library = TwinLibrary.Load(Path.GetDirectoryName(Path.GetFullPath(file))!);
        // All are read and made before the first is written.
        var files = report.Twins.Keys.Select(id => (Path: library.FileOf(id), Text: ValidationFiling.Add(library.FileOf(id), File.ReadAllText(library.FileOf(id)), ValidationFiling.EntryFor(report, id, file, hash)))).ToList();
        var log = new AuditLog(LocalStores.Open(TimeProvider.System).Records, TimeProvider.System);
        var entry = await log.AppendAsync(new AuditEvent(parsed.GetValue(By)!, "validated", $"validation:{report.Id}") { Detail = new Dictionary<string, string> { ["sha256"] = hash, ["twins"] = report.Twins.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), ["beats"] = report.Headline?.Beats is true ? "yes" : "no" } }, stop);
        foreach (var (path, text) in files) WholeFile.Write(path, text);
        Edge.Say($"On file of {files.Count} {(files.Count is 1 ? "twin" : "twins")} until {report.Expires:yyyy-MM-dd}, and entry {entry.Sequence} of the audit log. 'twins lint' shows their levels.");
    }

    private static async Task<DateTimeOffset?> SealedAtAsync(string hash, CancellationToken stop) =>
        LocalStores.OpenIfThere(TimeProvider.System) is { } stores ? await new Core.Validations.Sealing.PredictionSeals(new AuditLog(stores.Records, TimeProvider.System)).FindAsync(hash, stop) : null;

    private static DateOnly Today() => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
}
