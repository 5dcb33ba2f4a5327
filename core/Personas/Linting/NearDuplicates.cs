using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Twins.Core.Personas.Linting;

/// <summary>
/// Finds pairs of texts that share most of their words in order. Jaccard similarity |A∩B| / |A∪B| of their sets of
/// three-word shingles (Broder 1997). Candidates come from MinHash in bands, so that ten thousand texts do not mean
/// fifty million comparisons; each candidate is then compared exactly, so that every pair reported is one. A pair at the
/// bound is overlooked with a probability of (1 − s²)³², 5 % at s = 0.3.
/// </summary>
internal static class NearDuplicates
{
    private const int Bands = 32;
    private const int Rows = 2;
    private const int BucketSize = 16;

    public static IReadOnlyList<(int A, int B, double Similarity)> Find(IReadOnlyList<string> texts, double atLeast)
    {
        var sets = texts.Select(Shingles).ToList();
        var candidates = new HashSet<(int, int)>();
        var buckets = new Dictionary<(int Band, ulong Key), List<int>>();
        for (var i = 0; i < sets.Count; i++)
        {
            if (sets[i].Count is 0) continue;
            for (var band = 0; band < Bands; band++)
            {
                ref var bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(buckets, (band, Key(sets[i], band)), out _);
                foreach (var other in bucket ??= []) candidates.Add((other, i));
                // One text copied ten thousand times: each copy is held against a few others, not against all.
                if (bucket.Count < BucketSize) bucket.Add(i);
            }
        }
        return [.. candidates.Select(c => (c.Item1, c.Item2, Jaccard(sets[c.Item1], sets[c.Item2]))).Where(c => c.Item3 >= atLeast).OrderByDescending(c => c.Item3).ThenBy(c => c.Item1).ThenBy(c => c.Item2)];
    }

    private static HashSet<ulong> Shingles(string text)
    {
        var words = Statements.Plain(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. Enumerable.Range(0, Math.Max(0, words.Length - 2)).Select(i => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(string.Join(' ', words, i, 3).AsSpan())))];
    }

    private static ulong Key(HashSet<ulong> shingles, int band)
    {
        Span<ulong> least = stackalloc ulong[Rows];
        for (var row = 0; row < Rows; row++)
        {
            var mask = Studies.Seeds.Next((ulong)(band * Rows + row));
            least[row] = shingles.Min(s => Studies.Seeds.Next(s ^ mask));
        }
        return XxHash3.HashToUInt64(MemoryMarshal.AsBytes(least));
    }

    private static double Jaccard(HashSet<ulong> a, HashSet<ulong> b)
    {
        var shared = (double)a.Count(b.Contains);
        return shared / (a.Count + b.Count - shared);
    }
}
