using System.Collections.Frozen;

namespace Twins.Core.Evidence.PersonalData;

/// <summary>Which words are names of people; read from <c>Names.txt</c>.</summary>
internal static class NameWords
{
    private static readonly FrozenSet<string> Given = Read("given:"), Family = Read("family:"), Ordinary = Read("word:"), Places = Read("place:");

    public static bool IsGiven(string word) => Given.Contains(word);

    public static bool IsFamily(string word) => Family.Contains(word);

    /// <summary>Whether it is an ordinary word, a place or a month as well.</summary>
    public static bool IsOrdinary(string word) => Ordinary.Contains(word);

    /// <summary>Words that make a place or a thing of the name before them, such as Street or Market.</summary>
    public static bool IsPlace(string word) => Places.Contains(word);

    private static FrozenSet<string> Read(string list)
    {
        using var stream = typeof(NameWords).Assembly.GetManifestResourceStream("Twins.Core.Evidence.PersonalData.Names.txt")!;
        using var reader = new StreamReader(stream);
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (reader.ReadLine() is { } line)
            if (line.StartsWith(list, StringComparison.Ordinal)) words.UnionWith(line[list.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}
