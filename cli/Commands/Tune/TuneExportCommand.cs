using System.CommandLine;
using System.Globalization;
using Twins.Adapters.Models.Tuning;
using Twins.Cli.Terminal;
using Twins.Core.Governance;
using Twins.Core.Governance.Rights;
using Twins.Core.Personas;
using Twins.Core.Talks;
using Twins.Core.Tuning;

namespace Twins.Cli.Commands.Tune;

internal static class TuneExportCommand
{
    public const int MostEpochs = 50;

    private static readonly Argument<string> Folder = new("folder") { Description = "A folder with twins." };
    private static readonly Argument<string> Who = new("twin") { Description = "The twin's id." };
    private static readonly Option<string> Out = new("--out") { Description = "The folder to write into.", Required = true };
    private static readonly Option<TrainingProvider> For = new("--for") { Description = "openai (no byte-order mark) or azure (with one).", Required = true };
    private static readonly Option<string?> Transcripts = new("--transcripts") { Description = "A file of JSON lines with a question and an answer each." };
    private static readonly Option<bool> Liked = new("--liked") { Description = "Take answers in, too, that people liked in talks." };
    private static readonly Option<double> Share = new("--validation") { Description = "The share that is kept for checking; 0.1 unless given.", DefaultValueFactory = _ => .1 };
    private static readonly Option<int> Seed = new("--seed") { Description = "Decides which; 1 unless given.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Epochs = new("--epochs") { Description = "How often the examples are trained, for the estimate; 3 unless given.", DefaultValueFactory = _ => 3 };
    private static readonly Option<decimal?> Price = new("--price") { Description = "US dollars per million training tokens, for the estimate." };

    public static Command Build()
    {
        var command = new Command(
            "export",
            """
            Write a twin's dialogues as files to train on, without duplicates, split so that no example is
            checked on what was trained.

            Examples:
              twins tune export samples/grocer grace-adeyemi --out tuning/grace --for openai
              twins tune export my-twins jo --out tuning/jo --for azure --transcripts interviews.jsonl --price 5
            """)
        { Folder, Who, Out, For, Transcripts, Liked, Share, Seed, Epochs, Price };
        For.AcceptOnlyFromAmong("openai", "azure");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        if (parsed.GetValue(Epochs) is not (>= 1 and <= MostEpochs)) throw new UsageException($"--epochs is a number from 1 to {MostEpochs}.");
        if (parsed.GetValue(Price) < 0) throw new UsageException("--price is US dollars per million training tokens, such as 5.");
        var twin = TwinLibrary.Load(parsed.GetRequiredValue(Folder)).Get(parsed.GetRequiredValue(Who));
        var stores = LocalStores.Open(TimeProvider.System);
        await new ConsentDesk(stores.Records, stores.Clock).RequireAsync(twin, Purpose.Training, stop);
        var mayNot = await MayNotAsync(twin, stores, stop);
        // What a twin remembers stands before every example, so nobody's words may be left there either.
        twin = TwinWithout.Evidence(twin, i => i.Subject is { } person && mayNot.Contains(person));
        List<TrainingExample> examples =
        [
            .. TwinDialogues.Of(twin),
            .. parsed.GetValue(Liked) ? await TwinDialogues.LikedAsync(new FeedbackBook(stores.Records, stores.Clock), twin.Id, stop) : [],
            .. parsed.GetValue(Transcripts) is { } file ? TwinDialogues.Transcripts(file) : [],
        ];
        if (mayNot.Count > 0) Edge.Say($"What {mayNot.Count} {(mayNot.Count is 1 ? "person" : "people")} said was left out: no consent of theirs for training holds.");
        var set = TrainingSet.Of(examples, parsed.GetValue(Share), parsed.GetValue(Seed));
        var tokens = TrainingFile.Tokens(twin, set.Training, TrainingTokens.Count);
        _ = TrainingFile.Tokens(twin, set.Validation, TrainingTokens.Count);
        // So that whoever asks to be forgotten later is found there too.
        await stores.Reports.KeepAsync(parsed.GetRequiredValue(Out), [twin.Id], stop);
        await WriteAsync(parsed.GetRequiredValue(Out), twin, set, parsed.GetValue(For), stop);
        foreach (var origin in examples.CountBy(e => e.Origin)) Console.WriteLine($"{origin.Value} from {origin.Key}");
        Console.WriteLine(Sentence(set, tokens, parsed.GetValue(Epochs), parsed.GetValue(Price)));
        return 0;
    }

    /// <summary>Whose words it may not be trained on: everybody who did not agree to it, but for the person of the twin, who did.</summary>
    private static async Task<HashSet<string>> MayNotAsync(Twin twin, LocalStores stores, CancellationToken stop)
    {
        var (gone, mayNot) = (await stores.Forgotten.ReadAsync(stop), new HashSet<string>(StringComparer.Ordinal));
        foreach (var person in twin.Memory.All.Select(i => i.Subject).OfType<string>().Distinct(StringComparer.Ordinal))
            if (gone.Contains(person) || (person != twin.Subject?.Person && !await stores.Consents.AllowsAsync(person, Purpose.Training, stop))) mayNot.Add(person);
        return mayNot;
    }

    private static async Task WriteAsync(string folder, Twin twin, TrainingSet set, TrainingProvider provider, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        var (training, validation) = (Path.Combine(folder, TrainingExport.Training), Path.Combine(folder, TrainingExport.Validation));
        // Gone first and back last: whoever dies in between leaves no export, and never the examples of one with the checks of another.
        File.Delete(training);
        File.Delete(validation);
        foreach (var (path, examples) in new[] { (validation, set.Validation), (training, set.Training) })
        {
            if (examples.Count is 0) continue;
            await File.WriteAllBytesAsync(path + TrainingExport.Unfinished, TrainingFile.Write(twin, examples, provider), stop);
            File.Move(path + TrainingExport.Unfinished, path, overwrite: true);
            Console.WriteLine(path);
        }
    }

    private static string Sentence(TrainingSet set, long tokens, int epochs, decimal? price) => string.Create(CultureInfo.InvariantCulture,
        $"{set.Training.Count} to train, {set.Validation.Count} to check; {set.Duplicates} said the same and {set.Unusable} were empty or too long. {tokens:N0} tokens, {tokens * epochs:N0} in {epochs} epochs{(price is { } p ? $", about ${tokens * epochs * p / 1_000_000m:0.00}" : "; give --price for what that costs")}.");
}
