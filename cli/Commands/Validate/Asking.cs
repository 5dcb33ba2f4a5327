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
        await ConsentGate.RequireAsync(study.Plan.Panel.Members.Select(m => m.Twin), Purpose.Research, stop);
        await SignOffGate.RequireAsync(study.Plan, stop);
        var options = Answerer.Options(model, url);
        using var answerer = await Answerer.OpenAsync(options, study.Plan.Id, budget, TimeProvider.System, stop);
        Respondent = (answerer.Respondent.Identity.Name, answerer.Respondent.Identity.IsLanguageModel);
        var report = new ReportFolder(Path.Combine(folder, study.Plan.Campaign.Id));
        var (end, _) = await new StudyAsking(answerer, options, budget).RunAsync(study, report, Talk.Open(), stop);
        // A twin is not judged by half of its answers.
        return end.Kind is RunEndKind.Completed ? Path.Combine(report.Path, ReportFolder.Answers) : throw new IOException($"{end.Message} Nothing is judged before every twin has answered; run the same command again.");
    }
}
