using Twins.Adapters.Evidence.Embedded;
using Twins.Core.Evidence;
using Twins.Core.Fidelity;

namespace Twins.Bench.Recall;

/// <summary>
/// Whether what comes back is about the same thing: half of the questions are a twin's items, the other half are asked, and
/// an item is right when it has the intent of the question.
/// </summary>
internal static class RecallQuality
{
    private static readonly int[] Depths = [1, 5, 10];
    private static readonly EvidenceOwner Owner = new("bench", "support");

    public static async Task RunAsync(IReadOnlyList<SupportQuestion> questions, TextWriter output)
    {
        // Alternately within an intent, so that every intent is on both sides.
        var halves = questions.GroupBy(q => q.Intent, StringComparer.Ordinal).SelectMany(g => g.Select((q, i) => (q, Side: i % 2))).ToLookup(q => q.Side, q => q.q);
        SupportQuestion[] items = [.. halves[0]], asked = [.. halves[1]];
        var folder = Directory.CreateTempSubdirectory("twins-bench-");
        try
        {
            var embedder = new HashingEmbedder();
            var store = SqliteEvidence.Open(folder.FullName);
            await store.PutAsync(Owner, new EvidenceChange([.. items.Select((q, i) => new KeptEvidence(new EvidenceItem { Id = $"{i}", Text = q.Text }) { Acl = ["readers"], Vector = embedder.Vector(q.Text) })], []), CancellationToken.None);
            output.WriteLine($"{asked.Length:N0} questions asked of {items.Length:N0} items with {questions.Select(q => q.Intent).Distinct(StringComparer.Ordinal).Count()} intents; 95 % intervals (Wilson) in brackets.");
            output.WriteLine();
            output.WriteLine("| how | Recall@1 | Recall@5 | Recall@10 | right among the first 10 |");
            output.WriteLine("| --- | --- | --- | --- | --- |");
            output.WriteLine(Chance(items, asked));
            output.WriteLine(await RowAsync("BM25", items, asked, q => store.RecallAsync(Query(q), CancellationToken.None)));
            output.WriteLine(await RowAsync("BM25 and the hashing embedder, fused", items, asked, q => store.RecallAsync(Query(q) with { Vector = embedder.Vector(q) }, CancellationToken.None)));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> RowAsync(string how, SupportQuestion[] items, SupportQuestion[] asked, Func<string, Task<IReadOnlyList<Recalled>>> recall)
    {
        var (hits, right) = (new int[Depths.Length], 0);
        foreach (var question in asked)
        {
            bool[] found = [.. (await recall(question.Text)).Select(r => items[int.Parse(r.Item.Id)].Intent == question.Intent)];
            for (var d = 0; d < Depths.Length; d++) if (found.Take(Depths[d]).Any(f => f)) hits[d]++;
            right += found.Count(f => f);
        }
        return $"| {how} | {string.Join(" | ", hits.Select(h => Share((double)h / asked.Length, asked.Length)))} | {(double)right / (10 * asked.Length):.000} |";
    }

    /// <summary>Items drawn at random: the least that a search must beat.</summary>
    private static string Chance(SupportQuestion[] items, SupportQuestion[] asked)
    {
        double[] one = [.. asked.Select(q => (double)items.Count(i => i.Intent == q.Intent) / items.Length)];
        return $"| chance | {string.Join(" | ", Depths.Select(d => $"{one.Average(p => 1 - Math.Pow(1 - p, d)):.000}"))} | {one.Average():.000} |";
    }

    private static string Share(double share, int n) => Proportions.Wilson(share, n) is var interval ? $"{share:.000} [{interval.Low:.000}, {interval.High:.000}]" : "";

    private static EvidenceQuery Query(string text) => new(Owner, text) { Groups = ["readers"] };
}
