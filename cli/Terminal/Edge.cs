using System.CommandLine;
using System.Data.Common;
using Twins.Adapters.Ledger;
using Twins.Adapters.Storage.Embedded;
using Twins.Core.Documents;
using Twins.Core.Governance;
using Twins.Core.Governance.Register;
using Twins.Core.Personas.Change;
using Twins.Core.Respondents;
using Twins.Core.Tuning;

namespace Twins.Cli.Terminal;

/// <summary>The one place where what went wrong becomes a sentence on stderr and an exit code: 0 fine, 1 failed, 2 misused.</summary>
internal static class Edge
{
    public const int Failed = 1;
    public const int Misused = 2;

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) Say(error.Message);
            Say($"See: twins {string.Join(' ', Path(parsed).Append("--help"))}");
            return Misused;
        }
        using var interruption = new Interruption();
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, interruption.Token);
        }
        catch (Exception e) when (e is UsageException or ConsentException or LifeException or TuningException or RegisterException or SignOffException)
        {
            Say(e.Message);
            return Misused;
        }
        catch (Exception e) when (e is DocumentException or LedgerInUseException or ModelFaultException or IOException or HttpRequestException or UnauthorizedAccessException or OperationCanceledException or AuditException)
        {
            Say(e.Message);
            return Failed;
        }
        catch (DbException e)
        {
            Say($"What is kept in {DataFolder.Path()} cannot be used ({e.Message}). Make room on the disk, put a copy in its place, or set TWINS_DATA to another folder.");
            return Failed;
        }
    }

    public static void Say(string message) => Console.Error.WriteLine(message);

    private static IEnumerable<string> Path(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (System.CommandLine.Parsing.SymbolResult? at = parsed.CommandResult; at is System.CommandLine.Parsing.CommandResult { Command: not RootCommand } command; at = at.Parent) names.Push(command.Command.Name);
        return names;
    }
}
