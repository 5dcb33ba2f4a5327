using System.CommandLine;
using System.Globalization;
using Twins.Adapters.Models.Tuning;
using Twins.Cli.Terminal;
using Twins.Core.Governance;
using Twins.Core.Personas;
using Twins.Core.Talks;
using Twins.Core.Tuning;

namespace Twins.Cli.Commands.Tune;

internal static class TuneExportCommand
{
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
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var twin = TwinLibrary.Load(parsed.GetRequiredValue(Folder)).Get(parsed.GetRequiredValue(Who));
        var stores = LocalStores.Open(TimeProvider.System);
        await new ConsentDesk(stores.Records, stores.Clock).RequireAsync(twin, Purpose.Training, stop);
        var gone = await stores.Forgotten.ReadAsync(stop);
        List<TrainingExample> examples =
        [
            .. TwinDialogues.Of(twin, gone.Contains),
            .. parsed.GetValue(Liked) ? await TwinDialogues.LikedAsync(new FeedbackBook(stores.Records, stores.Clock), twin.Id, stop) : [],
            .. parsed.GetValue(Transcripts) is { } file ? TwinDialogues.Transcripts(file) : [],
        ];
        var set = TrainingSet.Of(examples, parsed.GetValue(Share), parsed.GetValue(Seed));
        var tokens = TrainingFile.Tokens(twin, set.Training, TrainingTokens.Count);
        _ = TrainingFile.Tokens(twin, set.Validation, TrainingTokens.Count);
        await WriteAsync(parsed.GetRequiredValue(Out), twin, set, parsed.GetValue(For), stop);
        foreach (var origin in examples.CountBy(e => e.Origin)) Console.WriteLine($"{origin.Value} from {origin.Key}");
        Console.WriteLine(Sentence(set, tokens, parsed.GetValue(Epochs), parsed.GetValue(Price)));
        return 0;
    }

    private static async Task WriteAsync(string folder, Twin twin, TrainingSet set, TrainingProvider provider, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, examples) in new[] { (TrainingFolder.Training, set.Training), (TrainingFolder.Validation, set.Validation) })
        {
            var path = Path.Combine(folder, name);
            File.Delete(path);
            if (examples.Count is 0) continue;
            await File.WriteAllBytesAsync(path + ".part", TrainingFile.Write(twin, examples, provider), stop);
            File.Move(path + ".part", path, overwrite: true);
            Console.WriteLine(path);
        }
    }

    private static string Sentence(TrainingSet set, long tokens, int epochs, decimal? price) => string.Create(CultureInfo.InvariantCulture,
        $"{set.Training.Count} to train, {set.Validation.Count} to check; {set.Duplicates} said the same and {set.Unusable} were empty or too long. {tokens:N0} tokens, {tokens * epochs:N0} in {epochs} epochs{(price is { } p ? $", about ${tokens * epochs * p / 1_000_000m:0.00}" : "; give --price for what that costs")}.");
}
