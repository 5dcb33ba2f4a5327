using System.CommandLine;
using Twins.Cli.Terminal;
using Twins.Core.Personas;
using Twins.Core.Tuning;

namespace Twins.Cli.Commands.Tune;

internal static class TuneStartCommand
{
    private static readonly Argument<string> Folder = new("folder") { Description = "A folder with twins." };
    private static readonly Argument<string> Who = new("twin") { Description = "The twin's id." };
    private static readonly Option<string> Files = new("--files") { Description = "The folder of an export.", Required = true };
    private static readonly Option<string?> Model = new("--model") { Description = "azure:<base model> or openai:<base model>." };
    private static readonly Option<string?> Url = new("--url") { Description = "Base URL of an OpenAI-compatible server." };
    private static readonly Option<int> Seed = new("--seed") { Description = "The seed of the training; 1 unless given.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int?> Epochs = new("--epochs") { Description = "How often the examples are trained; the provider's choice unless given." };
    private static readonly Option<bool> Again = new("--again") { Description = "Start a job that failed or was cancelled once more." };

    public static Command Build()
    {
        var command = new Command(
            "start",
            """
            Start a fine-tuning job. Killed anywhere and started again, it goes on with the same job; the
            same examples are never trained twice.

            Examples:
              twins tune start samples/grocer grace-adeyemi --files tuning/grace --model openai:gpt-4.1-mini-2025-04-14
              twins tune start samples/grocer grace-adeyemi --files tuning/grace --model azure:gpt-4.1-mini --epochs 3
            """)
        { Folder, Who, Files, Model, Url, Seed, Epochs, Again };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        if (parsed.GetValue(Epochs) is not (null or (>= 1 and <= TuneExportCommand.MostEpochs))) throw new UsageException($"--epochs is a number from 1 to {TuneExportCommand.MostEpochs}.");
        var twin = TwinLibrary.Load(parsed.GetRequiredValue(Folder)).Get(parsed.GetRequiredValue(Who));
        using var tuner = Tuner.Open(parsed.GetValue(Model), parsed.GetValue(Url));
        var stores = LocalStores.Open(TimeProvider.System);
        var (trainable, _) = await TrainableTwin.OfAsync(twin, stores, stop);
        var bytes = await TrainingFolder.ReadAsync(parsed.GetRequiredValue(Files), trainable, new TuningBook(stores.Records), tuner.Provider, parsed.GetValue(Seed), parsed.GetValue(Epochs), stop);
        var note = await tuner.Desk.StartAsync(twin, tuner.Options.Settings.Model, bytes, parsed.GetValue(Again), stop);
        Console.WriteLine($"{note.Job}\t{note.State.ToString().ToLowerInvariant()}");
        Edge.Say($"Follow it with: twins tune follow {twin.Id} --model {parsed.GetValue(Model) ?? "<as before>"}");
        return note.State is TuningState.Failed or TuningState.Cancelled ? Edge.Failed : 0;
    }
}
