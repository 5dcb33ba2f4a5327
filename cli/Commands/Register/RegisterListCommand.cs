using System.CommandLine;
using Twins.Cli.Terminal;

namespace Twins.Cli.Commands.Register;

internal static class RegisterListCommand
{
    private static readonly Option<bool> Json = RegisterArguments.Json();

    public static Command Build()
    {
        var command = new Command(
            "list",
            """
            What is registered, a line each.

            Examples:
              twins register list
              twins register list --json
            """)
        { Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var entries = RegisterArguments.OpenIfThere(parsed) is { } open ? await open.Book.ReadAsync(stop) : [];
        if (parsed.GetValue(Json)) RegisterArguments.Write(entries);
        else foreach (var entry in entries) Console.WriteLine(RegisterText.Line(entry, RegisterArguments.Today()));
        if (entries.Count is 0) Edge.Say("Nothing is registered. Add something: twins register add twin:<id> --from <folder> --owner <role> --purpose \"…\" --by <role>");
        return 0;
    }
}
