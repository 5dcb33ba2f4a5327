using System.CommandLine;
using System.Text.Json;
using Twins.Adapters.Storage.Azure;
using Twins.Cli.Terminal;
using Twins.Core.Documents;
using Twins.Core.Governance.Register;
using Twins.Core.Storage;

namespace Twins.Cli.Commands.Register;

/// <summary>What the commands of the register and of its audit log have in common.</summary>
internal static class RegisterArguments
{
    public static Argument<string> Subject() => new("subject") { Description = "twin:<id>, model:<name> or prompt:<id>, such as twin:grace-adeyemi or model:azure:gpt-mini." };

    public static Option<string> By() => new("--by") { Description = "Who does it: a staff id or a role, no name or address; it can never be taken out of the audit log.", Required = true };

    public static Option<bool> Json() => new("--json") { Description = "Machine output on stdout." };

    /// <summary>For a command and all below it.</summary>
    public static Option<string?> Account { get; } = new("--account") { Description = "The storage account of a function app, as a name or a connection string, instead of what is kept on this machine.", Recursive = true };

    public static (AuditLog Log, RegisterBook Book) Open(ParseResult parsed)
    {
        var log = new AuditLog(parsed.GetValue(Account) is { } account ? There(account) : LocalStores.Open(TimeProvider.System).Records, TimeProvider.System);
        return (log, new RegisterBook(log, TimeProvider.System));
    }

    /// <summary>Null where nothing was ever kept, so that looking makes no folder.</summary>
    public static (AuditLog Log, RegisterBook Book)? OpenIfThere(ParseResult parsed) => parsed.GetValue(Account) is null && LocalStores.OpenIfThere(TimeProvider.System) is null ? null : Open(parsed);

    public static DateOnly Today() => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    public static void Write<T>(T value) => Console.WriteLine(JsonSerializer.Serialize(value, DocumentJson.Options));

    /// <summary>Says what was done, with the receipt that shows it later.</summary>
    public static int Done(AuditEntry entry, string sentence, bool json)
    {
        if (json) Write(new { entry = entry.Sequence, hash = entry.Hash() });
        else Console.WriteLine($"{sentence} Entry {entry.Sequence} of the audit log, {entry.Hash()}.");
        return 0;
    }

    private static IRecordStore There(string account)
    {
        try
        {
            return AzureStorage.Connect(new AzureStorageOptions { Account = account }).Records;
        }
        catch (FormatException)
        {
            throw new UsageException("--account is neither the name of a storage account nor a connection string.");
        }
    }
}
