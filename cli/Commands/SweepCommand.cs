using System.CommandLine;
using Spectre.Console;
using Twins.Cli.Terminal;
using Twins.Core.Personas;
using Twins.Core.Respondents.Survey;
using Twins.Core.Runs;
using Twins.Core.Studies.Reporting;

namespace Twins.Cli.Commands;

internal static class SweepCommand
{
    private static readonly StudyOptions Shared = new();
    private static readonly Option<string?> Out = new("--out") { Description = "Where report.html, answers.csv and report.json go; out/<campaign> unless given." };
    private static readonly Option<decimal?> Budget = new("--budget") { Description = "Hard stop in US dollars." };

    private static readonly Option<string?> Survey = new("--survey") { Description = "Instead of a model, predict answers from a survey of real people: a CSV file with a column 'twin' (their ids) and a column for each question." };

    public static Command Build()
    {
        var command = new Command(
            "sweep",
            """
            Ask every twin of a panel about every variant of a campaign, and report.
              twins sweep samples/grocer
              twins sweep samples/grocer --model llama3.1 --url http://localhost:11434/v1 --replicates 3
              twins sweep my-study --model azure:gpt-mini --budget 5 --out results --json
              twins sweep my-study --survey people.csv
            """);
        Shared.AddTo(command);
        command.Add(Out);
        command.Add(Budget);
        command.Add(Survey);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        if (parsed.GetValue(Budget) is < 0) throw new UsageException("--budget must not be negative.");
        var study = Shared.Load(parsed);
        await ConsentGate.RequireAsync(study.Plan.Panel.Members.Select(m => m.Twin), Purpose.Research, stop);
        await SignOffGate.RequireAsync(study.Plan, stop);
        var survey = parsed.GetValue(Survey);
        if (survey is not null && (Shared.Model(parsed) ?? Shared.Url(parsed)) is not null) throw new UsageException("--survey predicts without a model; leave out --model and --url.");
        if (survey is not null && parsed.GetValue(Budget) is not null) throw new UsageException("--budget needs a model; a survey is free.");
        var options = survey is null ? Answerer.Options(Shared.Model(parsed), Shared.Url(parsed)) : null;
        using var answerer = survey is not null ? Answerer.Of(SurveyRespondent.Read(survey, study.Plan.Campaign.Questions)) : await Answerer.OpenAsync(options, study.Plan.Id, parsed.GetValue(Budget), TimeProvider.System, stop);
        var talk = Talk.Open();
        var folder = new ReportFolder(parsed.GetValue(Out) ?? Path.Combine("out", study.Plan.Campaign.Id));
        var (end, report) = await new StudyAsking(answerer, options, parsed.GetValue(Budget)).RunAsync(study, folder, talk, stop);
        if (Shared.Json(parsed)) JsonReport.Write(report, Console.OpenStandardOutput());
        else RankingTable.Write(report);
        talk.WriteLine($"Report: {Path.Combine(folder.Path, ReportFolder.Page)}");
        if (end.Kind is RunEndKind.Completed) return 0;
        talk.WriteLine(end.Message);
        return Edge.Failed;
    }
}
