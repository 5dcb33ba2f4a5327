using System.CommandLine;
using System.Globalization;
using Twins.Adapters.Models.Tuning;
using Twins.Cli.Terminal;
using Twins.Core.Documents;
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
        (twin, var leftOut) = await TrainableTwin.OfAsync(twin, stores, stop);
        List<TrainingExample> examples =
        [
            .. TwinDialogues.Of(twin),
            .. parsed.GetValue(Liked) ? await TwinDialogues.LikedAsync(new FeedbackBook(stores.Records, stores.Clock), twin.Id, stop) : [],
            .. parsed.GetValue(Transcripts) is { } file ? TwinDialogues.Transcripts(file) : [],
        ];
        if (leftOut > 0) Edge.Say($"What {leftOut} {(leftOut is 1 ? "person" : "people")} said was left out: no consent of theirs for training holds.");
        var set = TrainingSet.Of(examples, parsed.GetValue(Share), parsed.GetValue(Seed));
        var tokens = TrainingFile.Tokens(twin, set.Training, TrainingTokens.Count);
        _ = TrainingFile.Tokens(twin, set.Validation, TrainingTokens.Count);
        // So that whoever asks to be forgotten later is found there too.
        await stores.Reports.KeepAsync(parsed.GetRequiredValue(Out), [twin.Id], stop);
        var (training, validation) = (TrainingFile.Write(twin, set.Training, parsed.GetValue(For)), set.Validation.Count is 0 ? [] : TrainingFile.Write(twin, set.Validation, parsed.GetValue(For)));
        await new TuningBook(stores.Records).NoteExportAsync(training, validation, twin, stop);
        Write(parsed.GetRequiredValue(Out), training, validation);
        foreach (var origin in examples.CountBy(e => e.Origin)) Console.WriteLine($"{origin.Value} from {origin.Key}");
        Console.WriteLine(Sentence(set, tokens, parsed.GetValue(Epochs), parsed.GetValue(Price)));
        return 0;
    }

    private static void Write(string folder, byte[] examples, byte[] checks)
    {
        Directory.CreateDirectory(folder);
        var (training, validation) = (Path.Combine(folder, TrainingExport.Training), Path.Combine(folder, TrainingExport.Validation));
        // Gone first and back last: whoever dies in between leaves no export, and never the examples of one with the checks of another.
        File.Delete(training);
        File.Delete(validation);
        foreach (var (path, content) in new[] { (validation, checks), (training, examples) })
        {
            if (content.Length is 0) continue;
            WholeFile.Write(path, content);
            Console.WriteLine(path);
        }
    }

    private static string Sentence(TrainingSet set, long tokens, int epochs, decimal? price) => string.Create(CultureInfo.InvariantCulture,
        $"{set.Training.Count} to train, {set.Validation.Count} to check; {set.Duplicates} said the same and {set.Unusable} were empty or too long. {tokens:N0} tokens, {tokens * epochs:N0} in {epochs} epochs{(price is { } p ? $", about ${tokens * epochs * p / 1_000_000m:0.00}" : "; give --price for what that costs")}.");
}
