using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using Twins.Cli.Terminal;
using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Personas.Populations;

namespace Twins.Cli.Commands;

internal static class PopulateCommand
{
    private static readonly Argument<string> File = new("population") { Description = "A *.population.yaml file." };
    private static readonly Option<string> Out = new("--out") { Description = "The folder for the twins and their panel.", Required = true };
    private static readonly Option<int?> Size = new("--size") { Description = "How many people; as the file says unless given." };
    private static readonly Option<int?> Seed = new("--seed") { Description = "Another seed gives other people of the same kind." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print realised against wanted shares as JSON." };

    public static Command Build()
    {
        var command = new Command(
            "populate",
            """
            Draw imagined people from tables of a real population: margins, and attributes crossed with each
            other, are met to a person where that is possible; people who cannot be are not drawn.

            Examples:
              twins populate samples/population/town.population.yaml --out town
              twins populate town.population.yaml --out town --size 10000 --seed 3 --json
            """)
        { File, Out, Size, Seed, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        if (parsed.GetValue(Size) is < 1 or > 1_000_000) throw new UsageException("--size must be 1 to 1,000,000.");
        var population = PopulationReader.Load(parsed.GetRequiredValue(File));
        DrawnPopulation drawn;
        try
        {
            drawn = population.Draw(parsed.GetValue(Size), parsed.GetValue(Seed));
        }
        catch (PopulationException e)
        {
            throw new DocumentException(parsed.GetRequiredValue(File), null, e.Message);
        }
        var folder = Path.GetFullPath(parsed.GetRequiredValue(Out));
        Directory.CreateDirectory(folder);
        foreach (var twin in drawn.Twins)
        {
            stop.ThrowIfCancellationRequested();
            WholeFile.Write(Path.Combine(folder, twin.Id + ".twin.yaml"), YamlWriter.Write(twin));
        }
        WholeFile.Write(Path.Combine(folder, population.Document.Id + ".panel.yaml"), YamlWriter.Write(new PanelDocument { Id = population.Document.Id, Members = ["*.twin.yaml"] }));
        var report = new { people = drawn.Twins.Count, names = drawn.Names, impossible = drawn.Impossible, rounds = drawn.Rounds, tables = drawn.Tables.Select(t => new { table = t.Name, most_off = t.MostOff, misplaced = t.Misplaced, srmse = t.Srmse, rows = t.Rows.Select(r => new { value = r.Value, wanted = r.Wanted * t.People, people = r.People }) }) };
        var text = JsonSerializer.Serialize(report, DocumentJson.Indented);
        WholeFile.Write(Path.Combine(folder, "realised.json"), text);
        if (parsed.GetValue(Json)) Console.WriteLine(text);
        else Table(drawn);
        Edge.Say(string.Create(CultureInfo.InvariantCulture, $"{drawn.Twins.Count:N0} imagined people with {drawn.Names:N0} different names, none impossible, in {folder}. They rest on tables and not on anybody's words: level 2 at most."));
        return Task.FromResult(0);
    }

    private static void Table(DrawnPopulation drawn)
    {
        var table = new Table().Border(TableBorder.Minimal).AddColumns("table", "rows", "most off, people", "misplaced", "SRMSE");
        foreach (var t in drawn.Tables) table.AddRow(Markup.Escape(t.Name), t.Rows.Count.ToString(CultureInfo.InvariantCulture), t.MostOff.ToString("0.0", CultureInfo.InvariantCulture), t.Misplaced.ToString("0.00 %", CultureInfo.InvariantCulture), t.Srmse.ToString("0.000", CultureInfo.InvariantCulture));
        AnsiConsole.Write(table);
    }
}
