using Spectre.Console;

namespace Twins.Cli.Terminal;

/// <summary>What is said beside the output: on stderr.</summary>
internal static class Talk
{
    public static IAnsiConsole Open()
    {
        var talk = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        // A log has no width; sentences stay on one line there.
        if (!talk.Profile.Out.IsTerminal) talk.Profile.Width = 1000;
        return talk;
    }
}
