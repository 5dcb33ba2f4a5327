using System.CommandLine;
using Twins.Cli.Terminal;
using Twins.Core.Governance.Register;

namespace Twins.Cli.Commands.Register;

internal static class AuditVerifyCommand
{
    private static readonly Option<string?> Head = new("--head") { Description = "A head that this command, or any change, printed before and that was kept elsewhere." };
    private static readonly Option<bool> Json = RegisterArguments.Json();

    public static Command Build()
    {
        var command = new Command(
            "verify",
            """
            Whether the audit log is what was written: exit code 0 if it is, 1 if not. Prints the head, a receipt to
            keep elsewhere: whoever can write to the store could cut the log and write another end, and only a head
            from before shows that.

            Examples:
              twins audit verify
              twins audit verify --head 0f0cbb64ce0d2ea1cba22d9d5a3c1d1f5ba8d4f9a3a0ae7ab1f5d4b1c8c5f1aa
            """)
        { Head, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var kept = parsed.GetValue(Head);
        if (kept is not null && (kept.Length is not 64 || !kept.All(char.IsAsciiHexDigitLower))) throw new UsageException("--head is a hash of 64 digits from 0 to f, as 'twins audit verify' prints it.");
        var copy = RegisterArguments.OpenIfThere(parsed) is { } open ? await open.Log.CopyAsync(stop) : new AuditCopy([], new Dictionary<string, ReadOnlyMemory<byte>>(), null, null);
        var verdict = AuditCheck.Of(copy, kept);
        if (parsed.GetValue(Json)) RegisterArguments.Write(verdict);
        else Tell(verdict, kept);
        return verdict.Holds ? 0 : Edge.Failed;
    }

    private static void Tell(AuditVerdict verdict, string? kept)
    {
        foreach (var fault in verdict.Faults) Console.WriteLine(fault.Sentence);
        if (!verdict.Holds)
        {
            Edge.Say("The audit log does not hold. Find out who could write to the store, and put the last good copy in its place.");
            return;
        }
        Console.WriteLine($"{verdict.Entries} entries, none was edited, deleted, inserted or moved{(verdict.NotesErased > 0 ? $"; {verdict.NotesErased} notes were erased, as entries say" : "")}.");
        if (verdict.Interrupted) Console.WriteLine("Somebody was interrupted after the last entry; the next one makes it good.");
        if (verdict.Head is { } head) Console.WriteLine($"Head: {head}");
        if (kept is null && verdict.Head is not null) Edge.Say("Keep the head elsewhere and give it with --head next time: only that shows whether the log was cut and written anew.");
    }
}
