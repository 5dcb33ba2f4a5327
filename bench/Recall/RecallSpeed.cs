using Twins.Adapters.Evidence.Embedded;
using Twins.Core.Evidence;

namespace Twins.Bench.Recall;

/// <summary>How long one recall takes among many items, beside a plain scan of the same items.</summary>
internal sealed class RecallSpeed(IReadOnlyList<SupportQuestion> questions, int items)
{
    private const int OfEach = 100;
    private const int Ranked = 50;
    private const int Written = 10_000;
    private static readonly HashingEmbedder Embedder = new();

    /// <summary>A question of a scan lasts as long as there are items; the more of them, the fewer questions must do.</summary>
    private readonly int most = Math.Clamp(20_000_000 / items, 30, 200);

    public async Task RunAsync(TextWriter output)
    {
        output.WriteLine($"| {items:N0} items of | what | CPU ms | median ms | 95 % below ms | as fast as a scan of the file |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var twins in (int[])[1, items / OfEach]) await AmongAsync(twins, output);
    }

    private async Task AmongAsync(int twins, TextWriter output)
    {
        // Two questions make an item, so that no two items are the same.
        string[] texts = [.. Enumerable.Range(0, items).Select(i => $"{questions[i % questions.Count].Text} {questions[((i * 7) + (i / questions.Count) + 1) % questions.Count].Text}")];
        string[] asked = [.. Enumerable.Range(0, most).Select(i => questions[i * 13 % questions.Count].Text)];
        var folder = Directory.CreateTempSubdirectory("twins-bench-");
        try
        {
            var store = SqliteEvidence.Open(folder.FullName);
            foreach (var own in texts.Select((text, i) => (text, i)).GroupBy(t => t.i % twins))
                foreach (var part in own.Chunk(Written)) await store.PutAsync(Owner(own.Key), new EvidenceChange([.. part.Select(t => Kept(t.i, t.text))], []), CancellationToken.None);
            var memory = new PlainScan(texts.Where((_, i) => i % twins is 0), Embedder);
            var file = new FileScan(folder.FullName, Owner(0));
            await CompareAsync($"{twins:N0} twin{(twins is 1 ? "" : "s")}", output, asked,
                ("by words", q => store.RecallAsync(Query(q), CancellationToken.None), q => file.ByWords(q, Ranked), q => memory.ByWords(q, Ranked)),
                ("by words and vectors", q => store.RecallAsync(Query(q) with { Vector = Embedder.Vector(q) }, CancellationToken.None), q => Fused(file.Read(), q), q => Fused(memory, q)));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private async Task CompareAsync(string of, TextWriter output, string[] asked, params (string What, Func<string, Task> Ours, Func<string, object> File, Func<string, object> Memory)[] ways)
    {
        foreach (var (what, ours, file, memory) in ways)
        {
            // So slow that fewer questions must do.
            var scan = await Timing.OfAsync(asked[..(most / 10)], q => Task.FromResult(file(q)));
            output.WriteLine(scan.Row($"{of} | scan of the file, {what}", scan));
            output.WriteLine((await Timing.OfAsync(asked, q => Task.FromResult(memory(q)))).Row($"{of} | scan of memory that holds all items, their words counted, {what}", scan));
            output.WriteLine((await Timing.OfAsync(asked, ours)).Row($"{of} | **recall**, {what}", scan));
        }
    }

    private static IReadOnlyList<(int Item, double Score)> Fused(PlainScan scan, string question) =>
        RankFusion.Fuse(scan.ByWords(question, Ranked), scan.ByVector(Embedder.Vector(question), Ranked));

    private static EvidenceQuery Query(string text) => new(Owner(0), text) { Groups = ["readers"] };

    private static EvidenceOwner Owner(int twin) => new("bench", $"twin-{twin}");

    private static KeptEvidence Kept(int i, string text) => new(new EvidenceItem { Id = $"f{i}", Text = text }) { Acl = ["readers"], Vector = Embedder.Vector(text) };
}
