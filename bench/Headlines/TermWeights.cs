using System.Text.RegularExpressions;

namespace Twins.Bench.Headlines;

/// <summary>
/// Words, pairs of words and pieces of words as numbers: (1 + ln count) · (ln((1 + n)/(1 + headlines with it)) + 1), scaled to
/// length 1 for words and for pieces (Salton and Buckley 1988). Terms of fewer than a few headlines are left out.
/// </summary>
internal sealed partial class TermWeights
{
    private const int LeastWords = 2, LeastPieces = 5, ShortestPiece = 2, LongestPiece = 5;

    private readonly Dictionary<string, (int Place, double Weight)> words, pieces;

    /// <param name="headlines">Those to learn from, each once.</param>
    public TermWeights(IReadOnlyCollection<string> headlines)
    {
        words = Weigh(headlines, Words, LeastWords, 0);
        pieces = Weigh(headlines, Pieces, LeastPieces, words.Count);
    }

    public int Count => words.Count + pieces.Count;

    public IEnumerable<KeyValuePair<int, double>> Of(string headline) => Scaled(Words(headline), words).Concat(Scaled(Pieces(headline), pieces));

    private static Dictionary<string, (int, double)> Weigh(IReadOnlyCollection<string> headlines, Func<string, IEnumerable<string>> terms, int least, int first)
    {
        var counts = headlines.SelectMany(h => terms(h).Distinct()).CountBy(t => t).Where(c => c.Value >= least).OrderBy(c => c.Key, StringComparer.Ordinal).ToArray();
        return counts.Select((c, k) => (c.Key, Place: first + k, Weight: Math.Log((1.0 + headlines.Count) / (1 + c.Value)) + 1)).ToDictionary(c => c.Key, c => (c.Place, c.Weight));
    }

    private static KeyValuePair<int, double>[] Scaled(IEnumerable<string> terms, Dictionary<string, (int Place, double Weight)> known)
    {
        KeyValuePair<int, double>[] found = [.. terms.CountBy(t => t).Where(c => known.ContainsKey(c.Key)).Select(c => KeyValuePair.Create(known[c.Key].Place, (1 + Math.Log(c.Value)) * known[c.Key].Weight))];
        var length = Math.Sqrt(found.Sum(f => f.Value * f.Value));
        return length > 0 ? [.. found.Select(f => KeyValuePair.Create(f.Key, f.Value / length))] : found;
    }

    private static IEnumerable<string> Words(string headline)
    {
        string[] found = [.. Word().Matches(headline.ToLowerInvariant()).Select(m => m.Value)];
        return found.Concat(found.Zip(found.Skip(1), (a, b) => $"{a} {b}"));
    }

    /// <summary>Runs of two to five characters within words, with a space on both sides of a word.</summary>
    private static IEnumerable<string> Pieces(string headline)
    {
        foreach (var word in headline.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var padded = $" {word} ";
            for (var length = ShortestPiece; length <= LongestPiece; length++)
                for (var at = 0; at + length <= padded.Length; at++) yield return padded.Substring(at, length);
        }
    }

    [GeneratedRegex(@"[\w']{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
