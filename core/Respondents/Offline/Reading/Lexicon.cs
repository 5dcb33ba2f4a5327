using System.Collections.Frozen;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Twins.Core.Respondents.Offline.Reading;

/// <param name="Key">The concept's key among all marks of a text.</param>
/// <param name="Pole">1 for the end that people want, −1 for the end they avoid, 0 for a topic.</param>
internal readonly record struct Concept(ulong Key, int Pole);

/// <summary>Looks words up: which concept they speak of, and whether they praise or blame.</summary>
internal static class Lexicon
{
    private const int ShortestPrefix = 3;
    private static readonly FrozenDictionary<string, Concept[]> Words;
    private static readonly FrozenDictionary<string, Concept[]> Prefixes;
    private static readonly FrozenDictionary<ulong, string> Names;
    private static readonly FrozenSet<string> Liked = Stems(LexiconText.Liked);
    private static readonly FrozenSet<string> Disliked = Stems(LexiconText.Disliked);

    static Lexicon()
    {
        var entries = LexiconText.Concepts.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .SelectMany(parts => parts[2..].Select(word => (Word: word, Concept: new Concept(Key("#" + parts[0]), parts[1] switch { "+" => 1, "-" => -1, _ => 0 }))))
            .ToList();
        Names = LexiconText.Concepts.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line[..line.IndexOf(' ', StringComparison.Ordinal)]).Distinct(StringComparer.Ordinal).ToFrozenDictionary(ConceptKey);
        Words = Group(entries.Where(e => !e.Word.EndsWith('*')).Select(e => (StemOf(e.Word), e.Concept)));
        Prefixes = Group(entries.Where(e => e.Word.EndsWith('*')).Select(e => (e.Word[..^1], e.Concept)));
    }

    /// <summary>64 bits of a stem, or of a concept's name after '#'. Hashes, so that no table of seen words grows.</summary>
    public static ulong Key(string stem) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(stem.AsSpan()));

    public static ulong ConceptKey(string name) => Key("#" + name);

    /// <summary>The concept of a key; null for a stem's.</summary>
    public static string? Name(ulong key) => Names.GetValueOrDefault(key);

    public static ReadOnlySpan<Concept> Of(Token token)
    {
        if (Words.TryGetValue(token.Stem, out var found)) return found;
        var lookup = Prefixes.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = token.Text.Length; length >= ShortestPrefix; length--)
            if (lookup.TryGetValue(token.Text.AsSpan(0, length), out found)) return found;
        return default;
    }

    /// <summary>What two words in a row mean together, such as "small print".</summary>
    public static ReadOnlySpan<Concept> OfPair(Token first, Token second) =>
        Words.TryGetValue($"{first.Stem}_{second.Stem}", out var found) ? found : default;

    public static int Affect(Token token) => Liked.Contains(token.Stem) ? 1 : Disliked.Contains(token.Stem) ? -1 : 0;

    private static string StemOf(string word) => string.Join('_', word.Split('_').Select(Stemmer.Stem));

    private static FrozenSet<string> Stems(string words) => words.Split(' ').Select(StemOf).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, Concept[]> Group(IEnumerable<(string Word, Concept Concept)> entries) =>
        entries.GroupBy(e => e.Word, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.Select(e => e.Concept).Distinct().ToArray(), StringComparer.Ordinal);
}
