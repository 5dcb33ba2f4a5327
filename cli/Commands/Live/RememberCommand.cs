using System.CommandLine;
using Twins.Cli.Terminal;
using Twins.Core.Personas;
using Twins.Core.Personas.Change;
using Twins.Core.Talks;

namespace Twins.Cli.Commands.Live;

internal static class RememberCommand
{
    private static readonly Argument<string> Folder = LiveArguments.Folder();
    private static readonly Option<string?> Report = new("--report") { Description = "The folder of a report: the study becomes an entry of everybody who took part." };
    private static readonly Option<bool> Talks = new("--talks") { Description = "What people and these twins said to each other in this store becomes entries." };
    private static readonly Option<string> Path = LiveArguments.Path();

    public static Command Build()
    {
        var command = new Command(
            "remember",
            """
            Let twins remember studies and talks, as entries of their diaries. Nobody remembers by itself: the
            same study asked twice stays the same study. Remembering twice changes nothing.

            Examples:
              twins live remember samples/grocer --report out/autumn
              twins live remember samples/grocer --talks --path A
            """)
        { Folder, Report, Talks, Path };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var (twins, path) = (TwinLibrary.Load(parsed.GetRequiredValue(Folder)).Twins, parsed.GetRequiredValue(Path));
        if (parsed.GetValue(Report) is null && !parsed.GetValue(Talks)) throw new UsageException("Say what is remembered: --report <folder>, --talks, or both.");
        await ConsentGate.RequireAsync(twins, Purpose.Research, stop);
        var entries = new List<DiaryEntry>();
        if (parsed.GetValue(Report) is { } report) entries.AddRange(LivedRun.Read(report, twins.Select(t => t.Id).ToHashSet(StringComparer.Ordinal), path));
        var records = LocalStores.Open(TimeProvider.System).Records;
        if (parsed.GetValue(Talks)) foreach (var twin in twins) entries.AddRange(await new LivedTalks(new TalkBook(records)).OfAsync(twin.Id, path, stop));
        var (diary, kept, known) = (new Diary(records), 0, 0);
        foreach (var entry in entries) _ = await diary.AppendAsync(entry, stop) ? kept++ : known++;
        Console.WriteLine($"{path}: {kept} entries remembered by {entries.Select(e => e.Twin).Distinct(StringComparer.Ordinal).Count()} twins{(known > 0 ? $", {known} known before" : "")}");
        return 0;
    }
}
