using System.CommandLine;

namespace Twins.Cli.Commands.Register;

internal static class RegisterShowCommand
{
    private static readonly Argument<string> Subject = RegisterArguments.Subject();
    private static readonly Option<bool> Json = RegisterArguments.Json();

    public static Command Build()
    {
        var command = new Command(
            "show",
            """
            Everything that the register knows of one twin, model or prompt.

            Examples:
              twins register show twin:grace-adeyemi
              twins register show model:azure:gpt-mini --json
            """)
        { Subject, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var entry = await RegisterArguments.Open(parsed).Book.GetAsync(parsed.GetRequiredValue(Subject), stop);
        if (parsed.GetValue(Json)) RegisterArguments.Write(entry);
        else foreach (var line in RegisterText.Page(entry, RegisterArguments.Today())) Console.WriteLine(line);
        return 0;
    }
}
