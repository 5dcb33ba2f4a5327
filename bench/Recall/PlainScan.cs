using Twins.Core.Evidence;

namespace Twins.Bench.Recall;

/// <summary>
/// What one would write without an index: all items scored by BM25 (k1 1.2, b 0.75) for each question, and every vector
/// compared in a plain loop.
/// </summary>
internal sealed class PlainScan
{
    private readonly List<(Dictionary<string, int> Words, int Length, ReadOnlyMemory<float> Vector)> items = [];
    private readonly double mean;

    public PlainScan(IEnumerable<string> texts, HashingEmbedder embedder)
        : this(texts.Select(t => (t, embedder.Vector(t))))
    {
    }

    public PlainScan(IEnumerable<(string Text, ReadOnlyMemory<float> Vector)> texts)
    {
        foreach (var (text, vector) in texts)
        {
            var words = text.ToLowerInvariant().Split([' ', '.', ',', '?', '!', '\''], StringSplitOptions.RemoveEmptyEntries);
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var word in words) counts[word] = counts.GetValueOrDefault(word) + 1;
            items.Add((counts, words.Length, vector));
        }
        mean = items.Average(i => i.Length);
    }

    public IReadOnlyList<int> ByWords(string question, int most)
    {
        var words = QueryWords.Of(question.ToLowerInvariant());
        var weights = words.Select(w => items.Count(i => i.Words.ContainsKey(w))).Select(n => Math.Log(1 + ((items.Count - n + .5) / (n + .5)))).ToArray();
        return Best(i => words.Select((w, q) => items[i].Words.TryGetValue(w, out var n) ? weights[q] * n * 2.2 / (n + (1.2 * (.25 + (.75 * items[i].Length / mean)))) : 0).Sum(), most);
    }

    public IReadOnlyList<int> ByVector(ReadOnlyMemory<float> vector, int most) => Best(i => Cosine(vector.Span, items[i].Vector.Span), most);

    private IReadOnlyList<int> Best(Func<int, double> score, int most) =>
        [.. Enumerable.Range(0, items.Count).Select(i => (Item: i, Score: score(i))).Where(i => i.Score > 0).OrderByDescending(i => i.Score).Take(most).Select(i => i.Item)];

    private static double Cosine(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var (dot, left, right) = (0f, 0f, 0f);
        for (var i = 0; i < a.Length; i++) (dot, left, right) = (dot + (a[i] * b[i]), left + (a[i] * a[i]), right + (b[i] * b[i]));
        return dot / Math.Sqrt(left * right);
    }
}
