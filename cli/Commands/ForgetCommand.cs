using System.CommandLine;
using System.Text.Json;
using Twins.Adapters.Ledger;
using Twins.Cli.Terminal;
using Twins.Core.Documents;
using Twins.Core.Governance.Rights;

namespace Twins.Cli.Commands;

internal static class ForgetCommand
{
    private static readonly Argument<string?> Who = new("who") { Description = "What the person is known by, such as an e-mail address.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<string[]> Folders = new("folders") { Description = "More folders with twins, such as copies.", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string?> Out = new("--receipt") { Description = "Where the signed receipt goes; forgotten-<date>.json unless given." };
    private static readonly Option<string?> Verify = new("--verify") { Description = "Check a receipt of this installation instead." };

    public static Command Build()
    {
        var command = new Command(
            "forget",
            """
            Forget a person: documents, evidence and its index, answers, talks, reports and runs. Everything
            that is kept is searched afterwards, and a signed receipt says what was done. A later build
            from the same sources leaves the person out.

            Examples:
              twins forget rosalind.tate@example.net
              twins forget C3003 copies/of/twins --receipt receipts/0412.json
              twins forget --verify receipts/0412.json
            """)
        { Who, Folders, Out, Verify };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var stores = LocalStores.Open(TimeProvider.System);
        if (parsed.GetValue(Verify) is { } file) return await VerifyAsync(file, stores, stop);
        if (parsed.GetValue(Who) is not { Length: > 0 } who) throw new UsageException("Say who is to be forgotten: twins forget <e-mail address>.");
        using var ledger = SqliteLedger.Open(stores.Data);
        var eraser = await stores.EraserAsync(ledger, stop);
        var erasure = await eraser.EraseAsync(who, parsed.GetValue(Folders) ?? [], stop);
        var receipt = await Receipt.SignAsync(erasure, stores.Records, stop);
        var path = Path.GetFullPath(parsed.GetValue(Out) ?? $"forgotten-{erasure.At:yyyy-MM-dd-HHmmss}.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(receipt, DocumentJson.Indented), stop);
        foreach (var (what, count) in erasure.Erased) Console.WriteLine($"{count} {what}");
        if (erasure.Erased.Count is 0) Edge.Say("Nothing was held of this person; from now on nothing will be.");
        foreach (var kept in erasure.Kept) Edge.Say($"Kept: {kept}");
        foreach (var left in erasure.StillIn) Edge.Say($"Some of the words still stand in {left}; others said the same, or a copy lies there. Look at it.");
        Edge.Say($"{erasure.FilesSearched} files searched afterwards. Receipt: {path}");
        return erasure.StillIn.Count is 0 ? 0 : Edge.Failed;
    }

    private static async Task<int> VerifyAsync(string file, LocalStores stores, CancellationToken stop)
    {
        Receipt receipt;
        try
        {
            receipt = JsonSerializer.Deserialize<Receipt>(await File.ReadAllTextAsync(file, stop), DocumentJson.Options)!;
        }
        catch (JsonException)
        {
            throw new UsageException($"{file} is no receipt.");
        }
        var holds = await receipt.HoldsAsync(stores.Records, stop);
        Console.WriteLine(holds ? $"This installation signed it, and nobody has changed it: {receipt.Erasure.At:u}, {receipt.Erasure.Erased.Values.Sum()} things erased." : "It was changed, or another installation signed it.");
        return holds ? 0 : Edge.Failed;
    }
}
