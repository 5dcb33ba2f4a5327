using System.CommandLine;

namespace Twins.Cli.Commands;

internal static class SweepCommand
{
    public static Command Build()
    {
        var c = new Command("sweep", "x");
        c.SetAction((_, _) => Task.FromResult(0));
        return c;
    }
}
