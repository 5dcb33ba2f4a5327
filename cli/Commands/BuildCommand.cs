using System.CommandLine;
using System.Globalization;
using Twins.Adapters.Sources;
using Twins.Cli.Building;
using Twins.Cli.Terminal;
using Twins.Core.Evidence.Building;
using Twins.Core.Evidence.Sources;

namespace Twins.Cli.Commands;

internal static class BuildCommand
{
    private static readonly Argument<string> Folder = new("folder") { Description = "A folder with tickets, reviews, transcripts, mails, surveys, clicks, documents." };
    private static readonly Option<string?> Out = new("--out") { Description = "Where the twins go; out/<build> unless given." };
    private static readonly Option<bool> Show = new("--show") { Description = "Show how the folder would be read, as a sources.yaml to edit, and build nothing." };

    private static readonly Option<bool> Match = new("--match") { Description = "Ask the twin of each segment the closed questions that its members were asked, and say how near its answers come." };
    private static readonly Option<string?> Model = new("--model") { Description = "Let a model distil the profiles: azure:<deployment>, openai:<model>, or a model at TWINS_MODEL_URL." };
    private static readonly Option<string?> Url = new("--url") { Description = "Base URL of an OpenAI-compatible server." };
    private static readonly Option<decimal?> Budget = new("--budget") { Description = "Hard stop in US dollars." };

    public static Command Build()
    {
        var command = new Command(
            "build",
            """
            Build twins from data: who is who, personal data out at the door, nothing twice, every
            sentence with the row that it rests on. A sources.yaml in the folder says how it is read;
            what it leaves open is guessed and shown before it is used.

            Examples:
              twins build samples/evidence
              twins build my-data --show > my-data/sources.yaml
              twins build samples/evidence --match
              twins build my-data --out twins/customers --model azure:gpt-mini --budget 2
            """)
        { Folder, Out, Show, Match, Model, Url, Budget };
        command.SetAction(RunAsync);
        return command;
    }

    private static DateOnly? Since(SourceSpec spec) => spec.RetentionMonths switch
    {
        null => null,
        >= 1 and <= 1200 and var months => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddMonths(-months),
        var months => throw new UsageException($"'retention_months' in sources.yaml is {months}; give 1 to 1200, or leave it out."),
    };

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var folder = SourceFolder.Open(parsed.GetRequiredValue(Folder));
        if (parsed.GetValue(Show))
        {
            Console.Write(Core.Documents.YamlWriter.Write(folder.Spec));
            return 0;
        }
        SpecTable.Write(folder.Spec);
        if (folder.Spec.Files.All(f => f.Format is SourceFormat.Ignore or SourceFormat.Consents)) throw new UsageException($"{folder.Path} holds nothing that can be read. Put .csv, .jsonl, .md, .txt, .vtt, .srt, .mbox, .eml or .zip files into it.");
        var plan = new BuildPlan { Id = folder.Spec.Id!, By = folder.Spec.By, Rest = folder.Spec.Rest, Clusters = folder.Spec.Clusters, Since = Since(folder.Spec) };
        var into = Path.GetFullPath(parsed.GetValue(Out) ?? Path.Combine("out", plan.Id));
        using var answerer = await Answerer.OpenAsync(Answerer.Options(parsed.GetValue(Model), parsed.GetValue(Url)), $"build-{plan.Id}", parsed.GetValue(Budget), TimeProvider.System, stop);
        var built = await new TwinBuild(folder, plan, into, LocalStores.Open(TimeProvider.System), answerer.Structured, parsed.GetValue(Match) ? answerer.Respondent : null).RunAsync(stop);
        foreach (var problem in built.Problems.Take(20)) Edge.Say($"{problem.File}{(problem.At is null ? "" : $", {problem.At}")}: {problem.Problem}");
        if (built.Problems.Count > 20) Edge.Say(string.Create(CultureInfo.InvariantCulture, $"{built.Problems.Count - 20:N0} more problems stand in {Path.Combine(into, TwinBuild.Report)}."));
        foreach (var line in built.Lines) Console.WriteLine(line);
        Edge.Say(built.Sentence);
        return built.Lines.Count > 0 ? 0 : Edge.Failed;
    }
}
