using System.CommandLine;
using System.Globalization;
using Twins.Cli.Commands.Live;
using Twins.Cli.Terminal;
using Twins.Core.Fidelity.Drift;
using Twins.Core.Personas;
using Twins.Core.Personas.Change;

namespace Twins.Cli.Commands;

internal static class DriftCommand
{
    private static readonly Argument<string> Folder = LiveArguments.Folder();
    private static readonly Argument<string> Who = LiveArguments.Who();
    private static readonly Option<string> Questions = new("--questions") { Description = "A *.questions.yaml, or a campaign that shows nothing.", Required = true };
    private static readonly Option<string> Path = LiveArguments.Path();
    private static readonly Option<string?> Against = new("--against") { Description = "Another life to hold it against; the twin as documented unless given." };
    private static readonly Option<int> Replicates = new("--replicates") { Description = "How often each life answers; 40 unless given.", DefaultValueFactory = _ => 40 };
    private static readonly Option<int> Seed = new("--seed") { Description = "The seed of orders and wordings; 1 unless given.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> Model = new("--model") { Description = "azure:<deployment>, openai:<model>, or a model at TWINS_MODEL_URL. Without it (and without TWINS_MODEL) the offline respondent answers." };
    private static readonly Option<string?> Url = new("--url") { Description = "Base URL of an OpenAI-compatible server." };

    public static Command Build()
    {
        var command = new Command(
            "drift",
            """
            How far a twin has moved from the one that was validated: both answer a fixed set of questions.

            Examples:
              twins drift samples/grocer grace-adeyemi --questions samples/lives/baseline.questions.yaml --path A
              twins drift samples/grocer grace-adeyemi --questions samples/lives/baseline.questions.yaml --path A --against B
            """)
        { Folder, Who, Questions, Path, Against, Replicates, Seed, Model, Url };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var twin = TwinLibrary.Load(parsed.GetRequiredValue(Folder)).Get(parsed.GetRequiredValue(Who));
        await ConsentGate.RequireAsync([twin], Purpose.Research, stop);
        var set = QuestionSet.Read(parsed.GetRequiredValue(Questions));
        if (parsed.GetValue(Replicates) is not (>= 1 and <= 1000)) throw new UsageException("--replicates is a number from 1 to 1000.");
        var changed = await LiveArguments.LivedAsync(twin, parsed.GetRequiredValue(Path), stop);
        var baseline = parsed.GetValue(Against) is { } other ? await LiveArguments.LivedAsync(twin, other, stop) : twin;
        using var answerer = await Answerer.OpenAsync(Answerer.Options(parsed.GetValue(Model), parsed.GetValue(Url)), "drift", budget: null, TimeProvider.System, stop);
        Write(await new DriftCheck(answerer.Respondent, parsed.GetValue(Replicates), parsed.GetValue(Seed)).RunAsync(baseline, changed, set, stop));
        Edge.Say(answerer.Respondent.Identity.Label);
        return 0;
    }

    private static void Write(DriftReport report)
    {
        foreach (var q in report.Questions)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{q.Question,-24} {q.Verdict.Spelled(),-8} n = {q.Base.Before}/{q.Base.After}{Part("moved", q.TotalVariation, "0 %")}{Part("shift", q.Shift, "+0.00;-0.00;0.00", " SD")}{Part("PSI", q.Psi, "0.00")}{Part("p", q.Chance, "0.000")}"));
        if (report.NotCompared.Count > 0) Console.WriteLine($"Not compared: {string.Join(", ", report.NotCompared)}.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Verdict: {Sentence(report)}{Part(" Mean PSI", report.Psi, "0.00")}{Part("JSD", report.JensenShannon, "0.000", " bits")} ({report.Baseline[..8]} against {report.Changed[..8]})."));
    }

    private static string Part(string name, double? value, string format, string unit = "") => value is { } v ? $", {name.TrimStart()} {v.ToString(format, CultureInfo.InvariantCulture)}{unit}" : "";

    private static string Sentence(DriftReport report) => report.Verdict switch
    {
        DriftVerdict.Stable => $"stable: below {Stability.Watch}, nothing moved that matters",
        DriftVerdict.Watch => $"watch: between {Stability.Watch} and {Stability.Act}, or single answers turned; look again soon",
        DriftVerdict.Act => $"act: above {Stability.Act}, this is no longer the twin that was validated; validate it anew or reset it",
        DriftVerdict.TooFew => "too few answers to tell a movement from chance; ask more often with --replicates",
        _ => "unknown: nothing was answered that could be compared",
    };
}
