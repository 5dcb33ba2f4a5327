using System.CommandLine;
using Twins.Cli.Terminal;
using Twins.Core.Personas;
using Twins.Core.Personas.Change;

namespace Twins.Cli.Commands.Live;

internal static class ResetCommand
{
    private static readonly Argument<string> Folder = LiveArguments.Folder();
    private static readonly Argument<string> Who = LiveArguments.Who();
    private static readonly Option<string> Path = LiveArguments.Path();
    private static readonly Option<bool> Erase = new("--erase") { Description = "Erase what was lived too; it is kept otherwise, and counts no more." };

    public static Command Build()
    {
        var command = new Command(
            "reset",
            """
            Set a twin back to its document on one of its lives.

            Examples:
              twins live reset samples/grocer grace-adeyemi
              twins live reset samples/grocer grace-adeyemi --path A --erase
            """)
        { Folder, Who, Path, Erase };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var twin = TwinLibrary.Load(parsed.GetRequiredValue(Folder)).Get(parsed.GetRequiredValue(Who));
        var path = parsed.GetRequiredValue(Path);
        var erased = await new Diary(LocalStores.Open(TimeProvider.System).Records).ResetAsync(twin.Id, path, parsed.GetValue(Erase), stop);
        Console.WriteLine($"{twin.Id} is its document again on '{path}'{(parsed.GetValue(Erase) ? $"; {erased} entries erased" : "; what was lived is kept and counts no more")}.");
        return 0;
    }
}
