using Spectre.Console;
using Twins.Core.Evidence.Building;
using Twins.Core.Evidence.Sources;

namespace Twins.Cli.Building;

/// <summary>Shows, before anything is read, how each file and column is understood.</summary>
internal static class SpecTable
{
    public static void Write(SourceSpec spec)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (!console.Profile.Out.IsTerminal) console.Profile.Width = 160;
        var table = new Table().Border(TableBorder.Minimal).AddColumns("file", "read as", "columns");
        foreach (var file in spec.Files) table.AddRow(Markup.Escape(file.File), Markup.Escape(FormatOf(file)), Markup.Escape(Columns(file)));
        console.Write(table);
        console.WriteLine($"One twin for each {By(spec.By)}. To change any of it: twins build <folder> --show > <folder>/sources.yaml");
    }

    private static string FormatOf(SourceFile file) => file.Format switch
    {
        SourceFormat.Ignore => "not read",
        SourceFormat.JsonLines => "JSON lines",
        SourceFormat.Csv => "CSV",
        var format => format.ToString()!.ToLowerInvariant(),
    };

    private static string Columns(SourceFile file)
    {
        var roles = file.Columns.Where(c => c.Value is not ColumnRole.Ignore).GroupBy(c => c.Value).OrderBy(g => g.Key).Select(g => $"{g.Key.ToString().ToLowerInvariant()}: {string.Join(", ", g.Select(c => c.Key))}");
        var ignored = file.Columns.Where(c => c.Value is ColumnRole.Ignore).Select(c => c.Key).ToList();
        return string.Join("; ", ignored.Count > 0 ? roles.Append($"left out: {string.Join(", ", ignored)}") : roles);
    }

    private static string By(TwinsBy by) => by switch
    {
        TwinsBy.Segment => "segment",
        TwinsBy.Customer => "customer who agreed",
        _ => "kind of people that their figures and answers form",
    };
}
