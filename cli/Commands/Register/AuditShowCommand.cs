using System.CommandLine;
using Twins.Cli.Terminal;
using Twins.Core.Governance.Register;

namespace Twins.Cli.Commands.Register;

internal static class AuditShowCommand
{
    private static readonly Argument<string?> Subject = new("subject") { Description = "Only what was done with it, such as twin:grace-adeyemi.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> Json = new("--json") { Description = "A line of JSON for each entry, with its hash." };

    public static Command Build()
    {
        var command = new Command(
            "show",
            """
            The entries of the audit log, oldest first. Whether they can be relied on says 'twins audit verify'.

            Examples:
              twins audit show
              twins audit show twin:grace-adeyemi --json
            """)
        { Subject, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        if (RegisterArguments.OpenIfThere(parsed) is not { } open)
        {
            Edge.Say("Nothing was written into the audit log yet.");
            return 0;
        }
        var (copy, subject) = (await open.Log.CopyAsync(stop), parsed.GetValue(Subject));
        foreach (var entry in copy.Entries.Where(e => subject is null || e.Subject == subject))
            if (parsed.GetValue(Json)) RegisterArguments.Write(new { entry, note = copy.NoteOf(entry), hash = entry.Hash() });
            else Console.WriteLine(Line(entry, copy.NoteOf(entry)));
        if (AuditCheck.Of(copy).Holds) return 0;
        Edge.Say("The log was changed behind its back, and what stands above may be wrong: twins audit verify");
        return Edge.Failed;
    }

    private static string Line(AuditEntry entry, string? note) =>
        $"{entry.Sequence,5} {entry.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z {entry.Actor} {entry.Action} {entry.Subject}{string.Concat(entry.Detail.Select(d => $" {d.Key}={d.Value}"))}{(note is not null ? $": {note.ReplaceLineEndings(" ")}" : entry.Note is null ? "" : ": (note erased)")}";
}
