namespace Twins.Adapters.Evidence;

/// <summary>Reads the words that a search engine marked in a text.</summary>
internal static class MarkedWords
{
    /// <summary>Each word once, as it stands in the text.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> texts, char open, char close)
    {
        var words = new OrderedDictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in texts)
            foreach (var part in text.Split(open).Skip(1))
                if (part.IndexOf(close, StringComparison.Ordinal) is var end and > 0)
                    foreach (var word in part[..end].Split(' ', StringSplitOptions.RemoveEmptyEntries)) words.TryAdd(word, true);
        return [.. words.Keys];
    }
}
