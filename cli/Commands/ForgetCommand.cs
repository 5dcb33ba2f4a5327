using System.CommandLine;
using System.Text.Json;
using Twins.Adapters.Ledger;
using Twins.Adapters.Storage.Embedded;
using Twins.Cli.Terminal;
using Twins.Core.Documents;
using Twins.Core.Governance.Rights;

namespace Twins.Cli.Commands;

internal static class ForgetCommand
{
    private static readonly Argument<string?> Who = new("who") { Description = "What the person is known by, such as an e-mail address.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<string[]> Folders = new("folders") { Description = "More folders with twins, such as copies.", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string?> Out = new("--receipt") { Description = "Where the signed receipt goes; forgotten-<date>.json unless given." };
    private static readonly Option<string?> To = new("--to") { Description = "A function app that is to forget the person too; it is told pseudonyms and no name. Its receipt lies beside the other." };
    private static readonly Option<bool> Expired = new("--expired") { Description = "Take out what may no longer be kept instead: evidence past the retention of its build, and twins of people whose consent has ended." };
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
              twins forget rosalind.tate@example.net --to https://my-app.azurewebsites.net
              twins forget --expired
              twins forget --verify receipts/0412.json
            """)
        { Who, Folders, Out, To, Expired, Verify };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var stores = LocalStores.Open(TimeProvider.System);
        if (parsed.GetValue(Verify) is { } file) return await VerifyAsync(file, stores, stop);
        if (parsed.GetValue(Expired)) return await ExpireAsync(stores, stop);
        if (parsed.GetValue(Who) is not { Length: > 0 } who) throw new UsageException("Say who is to be forgotten: twins forget <e-mail address>.");
        var path = Path.GetFullPath(parsed.GetValue(Out) ?? $"forgotten-{stores.Clock.GetUtcNow():yyyy-MM-dd-HHmmss}.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var trail = await stores.TrailAsync(who, parsed.GetValue(Folders) ?? [], stop);
        // There first: what leads to the person's other pseudonyms is here, and goes here.
        var there = parsed.GetValue(To) is not { } to || await ThereAsync(to, trail, Path.ChangeExtension(path, ".app.json"), stop);
        using var ledger = SqliteLedger.Open(stores.Data);
        var erasure = await stores.Eraser(ledger).EraseAsync(trail, parsed.GetValue(Folders) ?? [], stop);
        var here = await TellAsync(erasure, await Receipt.SignAsync(erasure, stores.Records, stop), path, stop);
        return here && there ? 0 : Edge.Failed;
    }

    private static async Task<int> ExpireAsync(LocalStores stores, CancellationToken stop)
    {
        using var ledger = SqliteLedger.Open(stores.Data);
        var taken = await stores.Retention(ledger).RunAsync(stop);
        StoreSearch.Compact(stores.Data);
        foreach (var (what, count) in taken) Console.WriteLine($"{count} {what}");
        if (taken.Count is 0) Edge.Say("Everything that is kept may be kept.");
        return 0;
    }

    private static async Task<bool> ThereAsync(string to, SubjectTrail trail, string path, CancellationToken stop)
    {
        using var app = FunctionApp.At(to);
        using var response = await app.SendAsync(() => Subjects.Request("erase", trail), stop);
        if (!response.IsSuccessStatusCode) throw new IOException($"{app.Url} has not forgotten the person, and nothing was erased here: {await FunctionApp.ProblemAsync(response, stop)}");
        var receipt = JsonSerializer.Deserialize<Receipt>(await response.Content.ReadAsStringAsync(stop), DocumentJson.Options)!;
        Edge.Say($"{app.Url}:");
        return await TellAsync(receipt.Erasure, receipt, path, stop);
    }

    private static async Task<bool> TellAsync(Erasure erasure, Receipt receipt, string path, CancellationToken stop)
    {
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(receipt, DocumentJson.Indented), stop);
        foreach (var (what, count) in erasure.Erased) Console.WriteLine($"{count} {what}");
        if (erasure.Erased.Count is 0) Edge.Say("Nothing was held of this person; from now on nothing will be.");
        foreach (var kept in erasure.Kept) Edge.Say($"Kept: {kept}");
        foreach (var left in erasure.StillIn) Edge.Say($"Some of the words still stand in {left}; others said the same, or a copy lies there. Look at it.");
        Edge.Say($"{erasure.FilesSearched} files and rows searched afterwards. Receipt: {path}");
        return erasure.StillIn.Count is 0;
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
