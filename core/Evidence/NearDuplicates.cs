using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Twins.Core.Evidence;

/// <summary>
/// Finds texts that share most of their words in order with an earlier one. Jaccard similarity |A∩B| / |A∪B| of their sets
/// of three-word shingles (Broder 1997). Candidates come from MinHash in bands, so that ten thousand texts do not mean fifty
/// million comparisons; each candidate is then compared exactly, so that every pair reported is one. A pair at the bound s is
/// overlooked with a probability of (1 − s²)³²: 5 % at s = 0.3, less than one in a million at s = 0.8.
/// </summary>
/// <param name="atLeast">The similarity from which on two texts are a pair, 0 to 1.</param>
internal sealed class NearDuplicates(double atLeast)
{
    private const int Bands = 32;
    private const int Rows = 2;
    private const int BucketSize = 16;

    private readonly List<HashSet<ulong>> sets = [];
    private readonly Dictionary<(int Band, ulong Key), List<int>> buckets = [];

    /// <summary>Adds a text, whose number is how many were added before it.</summary>
    /// <returns>The earlier texts that it is like, with how much.</returns>
    public IReadOnlyList<(int Earlier, double Similarity)> Add(string text)
    {
        var set = Shingles(text);
        var number = sets.Count;
        sets.Add(set);
        if (set.Count is 0) return [];
        var candidates = new SortedSet<int>();
        for (var band = 0; band < Bands; band++)
        {
            ref var bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(buckets, (band, Key(set, band)), out _);
            candidates.UnionWith(bucket ??= []);
            // One text copied ten thousand times: each copy is held against a few others, not against all.
            if (bucket.Count < BucketSize) bucket.Add(number);
        }
        return [.. candidates.Select(c => (c, Jaccard(sets[c], set))).Where(c => c.Item2 >= atLeast)];
    }

    /// <summary>A sentence without what does not change its meaning.</summary>
    public static string Plain(string text) => string.Join(' ', Words(text));

    private static string[] Words(string text) => text.ToLowerInvariant().Split([.. " .,;:!?'\"()-\n\t"], StringSplitOptions.RemoveEmptyEntries);

    private static HashSet<ulong> Shingles(string text)
    {
        var words = Words(text);
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
