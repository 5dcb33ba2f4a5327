using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Twins.Cli.Terminal;
using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Personas.Change;
using Twins.Core.Personas.Change.Watching;
using Twins.Core.Personas.Change.Watching.Challenges;
using Twins.Core.Respondents;
using Twins.Core.Runs;
using Twins.Core.Studies.Questions;

namespace Twins.Cli.Commands;

internal static class WatchCommand
{
    /// <summary>What a scheduler acts on: something moved so far that it must not go on like this.</summary>
    private const int Alert = 3;

    private static readonly Argument<string> Folder = new("folder") { Description = "A folder with one *.panel.yaml, or the panel file itself." };
    private static readonly Option<string?> Questions = new("--questions") { Description = "A *.questions.yaml; the one in the folder unless given." };
    private static readonly Option<int> Replicates = new("--replicates") { Description = $"How often each twin answers in a run, and {Watch.BaselineTimes} times as often for the baseline; 2 unless given.", DefaultValueFactory = _ => 2 };
    private static readonly Option<int> Seed = new("--seed") { Description = "The seed of orders and wordings; 1 unless given.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> Model = new("--model") { Description = "azure:<deployment>, openai:<model>, or a model at TWINS_MODEL_URL. Without it (and without TWINS_MODEL) the offline respondent answers." };
    private static readonly Option<string?> Url = new("--url") { Description = "Base URL of an OpenAI-compatible server." };
    private static readonly Option<string?> Against = new("--against") { Description = "Another model: compare the two on the same twins and questions, and leave the history alone." };
    private static readonly Option<string?> People = new("--people") { Description = "With --against: what real people answered, a CSV file with a column 'twin' and one for each question's id. Both models are held against them." };
    private static readonly Option<double?> Margin = new("--margin") { Description = "With --people: how much worse than the old model the new one may be, as a share of the scale, such as 0.02; set once for these people, before anybody looks." };
    private static readonly Option<bool> Baseline = new("--baseline") { Description = "Take this run as the new baseline, after a change that is wanted." };
    private static readonly Option<decimal?> Budget = new("--budget") { Description = "Hard stop in US dollars." };
    private static readonly Option<bool> Json = new("--json") { Description = "Machine output on stdout." };

    public static Command Build()
    {
        var command = new Command(
            "watch",
            """
            Ask a panel a fixed set of questions, again and again, and say when its answers have moved. The first run is the
            baseline. Exit code 3 means that something has to be done, so that a scheduler can.

            Examples:
              twins watch samples/grocer --questions samples/lives/baseline.questions.yaml
              twins watch my-panel --model azure:gpt-mini
              twins watch my-panel --model azure:gpt-next --against azure:gpt-mini
              twins watch my-panel --model azure:gpt-next --against azure:gpt-mini --people held-out.csv --margin 0.02
            """)
        { Folder, Questions, Replicates, Seed, Model, Url, Against, People, Margin, Baseline, Budget, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        if (parsed.GetValue(Replicates) is not (>= 1 and <= 1000)) throw new UsageException("--replicates is a number from 1 to 1000.");
        if (parsed.GetValue(Budget) is < 0) throw new UsageException("--budget must not be negative.");
        if (parsed.GetValue(People) is not null != parsed.GetValue(Margin) is not null || (parsed.GetValue(People) is not null && parsed.GetValue(Against) is null)) throw new UsageException("--people, --margin and --against go together: the answers, the loss that is acceptable, and the model that is to be replaced.");
        if (parsed.GetValue(Margin) is { } margin && !(margin is >= 0 and < 1)) throw new UsageException("--margin is a share of the scale from 0 to 1, such as 0.02.");
        var folder = parsed.GetRequiredValue(Folder);
        var set = QuestionSet.Read(parsed.GetValue(Questions) ?? One(folder, "*.questions.yaml", "--questions"));
        var panel = PanelReader.Load(One(folder, "*.panel.yaml", "the panel file"), parsed.GetValue(Seed));
        await ConsentGate.RequireAsync(panel.Members.Select(m => m.Twin), Purpose.Research, stop);
        try
        {
            return parsed.GetValue(Against) is { } other ? await CompareAsync(parsed, panel, set, other, stop) : await AskAsync(parsed, panel, set, stop);
        }
        catch (BudgetExhaustedException e)
        {
            Edge.Say($"Stopped: {e.Message}. What was bought is kept; raise --budget and run again to go on.");
            return Edge.Failed;
        }
    }

    private static async Task<int> AskAsync(ParseResult parsed, Panel panel, QuestionSet set, CancellationToken stop)
    {
        var watch = new Watch(panel, set, parsed.GetValue(Replicates), parsed.GetValue(Seed));
        var book = new WatchBook(LocalStores.Open(TimeProvider.System).Records, watch.Id);
        var history = await book.ReadAsync(stop);
        using var answerer = await Answerer.OpenAsync(Answerer.Options(parsed.GetValue(Model), parsed.GetValue(Url)), $"watch-{watch.Id}-{history.Count}", parsed.GetValue(Budget), TimeProvider.System, stop);
        var point = await watch.AskAsync(history, parsed.GetValue(Baseline), answerer.Respondent, answerer.Concurrency, TimeProvider.System, stop);
        if (point.IsOutage)
        {
            Edge.Say(string.Create(CultureInfo.InvariantCulture, $"To {point.Outage:0 %} of the questions no reply came, and nothing was kept of this run. What was bought is in the ledger; run again."));
            return Edge.Failed;
        }
        if (!await book.TryAppendAsync(point, stop))
        {
            Edge.Say("Another process has written this run of the watch meanwhile; nothing was kept of this one. Run again.");
            return Edge.Failed;
        }
        var report = WatchReading.Of(set, [.. history, point]);
        if (parsed.GetValue(Json)) Console.WriteLine(JsonSerializer.Serialize(report, DocumentJson.Options));
        else WatchText.Write(report, watch.NotWatched);
        Edge.Say(answerer.Respondent.Identity.Label);
        return report.Verdict is DriftVerdict.Act ? Alert : 0;
    }

    private static async Task<int> CompareAsync(ParseResult parsed, Panel panel, QuestionSet set, string other, CancellationToken stop)
    {
        if (parsed.GetValue(Baseline)) throw new UsageException("--baseline and --against do not go together: a comparison leaves the history alone.");
        if (Named(other, parsed) == Named(parsed.GetValue(Model), parsed)) throw new UsageException("Both models are the same; name the new one with --model and the old one with --against.");
        var truth = parsed.GetValue(People) is { } file ? PeopleTruth.Read(file, set) : null;
        var (now, gate) = await AnswerAsync(parsed, panel, set, parsed.GetValue(Model), truth, stop);
        var (old, _) = await AnswerAsync(parsed, panel, set, other, null, stop);
        foreach (var identity in new[] { old.Identity, now.Identity }) Edge.Say(identity.Label);
        if (truth is not null && gate is not null) return Judge(Challenge.Of(panel, set, truth, gate, old, now), parsed.GetValue(Json));
        var comparison = ModelComparison.Of(set, old.Identity, now.Identity, old.Answers, now.Answers);
        if (parsed.GetValue(Json)) Console.WriteLine(JsonSerializer.Serialize(comparison, DocumentJson.Options));
        else WatchText.Write(comparison);
        return comparison.Verdict is DriftVerdict.Act ? Alert : 0;
    }

    /// <param name="truth">Given for the challenger, which is entered at their gate before it is asked.</param>
    private static async Task<((RespondentIdentity Identity, IReadOnlyList<IReadOnlyList<IReadOnlyList<Answer>>> Answers) Answered, ChallengeEntry? Gate)> AnswerAsync(ParseResult parsed, Panel panel, QuestionSet set, string? model, PeopleTruth? truth, CancellationToken stop)
    {
        using var answerer = await Answerer.OpenAsync(Answerer.Options(model, parsed.GetValue(Url)), "watch-against", parsed.GetValue(Budget), TimeProvider.System, stop);
        var identity = answerer.Respondent.Identity;
        var gate = truth is null ? null : await new ChallengeGate(LocalStores.Open(TimeProvider.System).Records).EnterAsync(await File.ReadAllBytesAsync(truth.File, stop), set, parsed.GetValue(Margin)!.Value, $"{identity.Name} {identity.Settings}", TimeProvider.System.GetUtcNow(), stop);
        var asking = new PanelAsking(answerer.Respondent, panel, set, parsed.GetValue(Seed), answerer.Concurrency);
        var answers = await asking.AskAsync(null, parsed.GetValue(Replicates), stop);
        return asking.Outage <= Watch.MostOutage ? ((identity, answers), gate) : throw new IOException(string.Create(CultureInfo.InvariantCulture, $"To {asking.Outage:0 %} of the questions {identity.Name} gave no reply, and nothing was compared. What was bought is in the ledger; run again."));
    }

    private static int Judge(Challenge challenge, bool json)
    {
        if (json) Console.WriteLine(JsonSerializer.Serialize(challenge, DocumentJson.Options));
        else WatchText.Write(challenge);
        return challenge.Verdict is ChallengeVerdict.Passes ? 0 : Alert;
    }

    /// <summary>Null for the offline respondent.</summary>
    private static string? Named(string? model, ParseResult parsed) => Answerer.Options(model, parsed.GetValue(Url))?.Settings.Model;

    private static string One(string folder, string pattern, string otherwise)
    {
        if (File.Exists(folder) && folder.EndsWith(pattern[1..], StringComparison.Ordinal)) return folder;
        var place = File.Exists(folder) ? Path.GetDirectoryName(Path.GetFullPath(folder))! : folder;
        if (!Directory.Exists(place)) throw new DocumentException(folder, null, "there is no such folder.");
        return Directory.GetFiles(place, pattern) is [var one] ? one : throw new DocumentException(folder, null, $"does not hold exactly one {pattern}; name it with {otherwise}.");
    }
}
