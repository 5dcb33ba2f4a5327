using System.CommandLine;
using System.Globalization;
using Twins.Adapters.Storage.Embedded;
using Twins.Cli.Terminal;

namespace Twins.Cli.Commands.Register;

internal static class AuditEraseNoteCommand
{
    private static readonly Argument<long> Entry = new("entry") { Description = "The number of the entry." };
    private static readonly Option<string> By = RegisterArguments.By();

    public static Command Build()
    {
        var command = new Command(
            "erase-note",
            """
            Erase the free text of an entry, such as a purpose or a note in which somebody is named who asked to be
            forgotten. The entry stays and the chain holds as before; a new entry says that the note was erased.

            Examples:
              twins audit erase-note 2 --by dpo-1
            """)
        { Entry, By };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var entry = parsed.GetRequiredValue(Entry);
        if (!await RegisterArguments.Open(parsed).Log.EraseNoteAsync(entry, parsed.GetRequiredValue(By), stop)) throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"Entry {entry} has no note that could be erased; 'twins audit show' lists the entries."));
        // What was deleted still stands in free pages of the database.
        if (parsed.GetValue(RegisterArguments.Account) is null) StoreSearch.Compact(DataFolder.Path());
        Console.WriteLine($"The note to entry {entry} is erased.");
        return 0;
    }
}
