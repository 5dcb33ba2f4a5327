using System.CommandLine;
using Twins.Cli.Terminal;
using Twins.Core.Personas;
using Twins.Core.Personas.Change;

namespace Twins.Cli.Commands.Live;

internal static class ShowLifeCommand
{
    private static readonly Argument<string> Folder = LiveArguments.Folder();
    private static readonly Argument<string> Who = LiveArguments.Who();
    private static readonly Option<string> Path = LiveArguments.Path();

    public static Command Build()
    {
        var command = new Command(
            "show",
            """
            Show what a twin lived through, oldest first.

            Examples:
              twins live show samples/grocer grace-adeyemi
              twins live show samples/grocer grace-adeyemi --path A
            """)
        { Folder, Who, Path };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var twin = TwinLibrary.Load(parsed.GetRequiredValue(Folder)).Get(parsed.GetRequiredValue(Who));
        await ConsentGate.RequireAsync([twin], Purpose.Research, stop);
        var clock = TimeProvider.System;
        var diary = new Diary(LocalStores.Open(clock).Records);
        var entries = await diary.ListAsync(twin.Id, parsed.GetRequiredValue(Path), stop);
        foreach (var entry in entries) Console.WriteLine($"{entry.At.UtcDateTime:yyyy-MM-dd} {entry.Kind.ToString().ToLowerInvariant(),-10} {Plain(entry.Text)} ({Plain(entry.Source ?? "no source")}{(entry.Invented ? ", made up" : "")})");
        var changed = TwinAt.Apply(twin, entries, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        Edge.Say($"Lives: {string.Join(", ", await diary.PathsAsync(twin.Id, stop))}. Version as documented {TwinVersion.Of(twin)[..8]}, as changed {TwinVersion.Of(changed)[..8]}.");
        return 0;
    }

    private static string Plain(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
