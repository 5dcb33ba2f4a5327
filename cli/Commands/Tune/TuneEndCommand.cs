using System.CommandLine;
using Twins.Cli.Terminal;

namespace Twins.Cli.Commands.Tune;

internal static class TuneEndCommand
{
    private static readonly Argument<string> Who = new("twin") { Description = "The twin's id." };
    private static readonly Option<string?> Model = new("--model") { Description = "As it was started with." };
    private static readonly Option<string?> Url = new("--url") { Description = "Base URL of an OpenAI-compatible server." };

    public static Command Build()
    {
        var command = new Command(
            "end",
            """
            Cancel a twin's fine-tuning jobs, and delete their files and models at the provider.

            Examples:
              twins tune end grace-adeyemi --model openai:gpt-4.1-mini-2025-04-14
            """)
        { Who, Model, Url };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        using var tuner = Tuner.Open(parsed.GetValue(Model), parsed.GetValue(Url));
        var gone = await tuner.Desk.LetGoAsync(parsed.GetRequiredValue(Who), stop);
        foreach (var note in gone) Console.WriteLine($"{note.Job ?? note.Content}\t{string.Join(", ", note.Files)}");
        if (gone.Count is 0) Edge.Say($"No job of '{parsed.GetRequiredValue(Who)}' is known here; there is nothing to end.");
        foreach (var tuned in gone.Select(n => n.Tuned).OfType<string>().Where(t => !t.StartsWith("ft:", StringComparison.Ordinal))) Edge.Say($"Where {tuned} is deployed on Azure, delete the deployment there.");
        return 0;
    }
}
