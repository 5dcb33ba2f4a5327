using System.CommandLine;
using Twins.Cli.Terminal;
using Twins.Core.Personas;
using Twins.Core.Personas.Change;

namespace Twins.Cli.Commands.Live;

internal static class TellCommand
{
    private static readonly Argument<string> Folder = LiveArguments.Folder();
    private static readonly Argument<string> File = new("history") { Description = "A *.history.yaml file." };
    private static readonly Option<string?> Path = new("--path") { Description = "Tell this one of the file's lives; all of them unless given." };

    public static Command Build()
    {
        var command = new Command(
            "tell",
            """
            Tell twins what happened. Telling the same again changes nothing.

            Examples:
              twins live tell samples/grocer samples/lives/price-rise.history.yaml
              twins live tell samples/grocer samples/lives/price-rise.history.yaml --path A
            """)
        { Folder, File, Path };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var history = History.Read(parsed.GetRequiredValue(File), TwinLibrary.Load(parsed.GetRequiredValue(Folder)));
        var only = parsed.GetValue(Path);
        if (only is not null && !history.Paths.Contains(only)) throw new UsageException($"This history tells no life '{only}'; it tells {string.Join(", ", history.Paths)}.");
        var diary = new Diary(LocalStores.Open(TimeProvider.System).Records);
        foreach (var path in history.Paths.Where(p => only is null || p == only))
        {
            if (path is not DiaryEntry.Main) foreach (var twin in history.Twins) await BeginAsync(diary, twin.Id, path, history, stop);
            var (kept, known) = (0, 0);
            foreach (var entry in history.Entries(path)) _ = await diary.AppendAsync(entry, stop) ? kept++ : known++;
            Console.WriteLine($"{path}: {kept} entries told to {history.Twins.Count} twins{(known > 0 ? $", {known} known before" : "")}");
        }
        return 0;
    }

    /// <summary>A life that is led already is lived on, wherever it began.</summary>
    private static async Task BeginAsync(Diary diary, string twin, string path, History history, CancellationToken stop)
    {
        if (!(await diary.PathsAsync(twin, stop)).Contains(path)) await diary.BeginAsync(twin, path, DiaryEntry.Main, history.Begins, stop);
    }
}
