namespace Twins.Core.Evidence.PersonalData;

/// <summary>
/// People's names in a text, by what stands beside them: a title, an introduction, a greeting, a farewell, a second part; and
/// names that the sources give, wherever they stand.
/// </summary>
internal sealed class Names(KnownNames known)
{
    private const int MostParts = 4;

    private static readonly HashSet<string> Titles = Words("mr mrs ms miss mx dr prof professor sir madam herr herrn frau fräulein signora señor señora madame monsieur");
    private static readonly HashSet<string> Greetings = Words("dear hi hello hey hallo liebe lieber guten moin servus");
    private static readonly HashSet<string> Farewells = Words("regards sincerely thanks thx cheers best wishes grüße grüssen grüßen gruß gruss yours faithfully lg mfg vg danke");
    private static readonly HashSet<string> Courtesies = Words("team all everyone there customer customers service sir madam support folks ladies gentlemen damen herren zusammen kundenservice kundendienst again both");
    private static readonly HashSet<string> Particles = Words("von van der den de da di del la le bin al el o mac mc zu");

    public IEnumerable<Found> Find(string text)
    {
        var tokens = NameToken.Cut(text);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (Starts(tokens, i) is not { } parts) continue;
            var last = i + parts - 1;
            yield return new Found(tokens[i].Start, tokens[last].End - tokens[i].Start, PersonalDataKind.Name);
            i = last;
        }
    }

    /// <returns>How many words the name has that begins here; null where none does.</returns>
    private int? Starts(List<NameToken> tokens, int i)
    {
        var token = tokens[i];
        if (known.Has(token.Word) && IsMeant(tokens, i)) return Length(tokens, i, anyCapital: false);
        if (!token.IsCapitalised) return null;
        if (IsBehindTitle(tokens, i)) return Length(tokens, i, anyCapital: true);
        if (IsIntroduced(tokens, i) && !Courtesies.Contains(token.Word)) return Length(tokens, i, anyCapital: true);
        if (IsGreeted(tokens, i) || IsFarewell(tokens, i)) return Length(tokens, i, anyCapital: true);
        if (NameWords.IsGiven(Bare(token.Word))) return IsName(tokens, i) ? Length(tokens, i, anyCapital: true) : null;
        return null;
    }

    /// <summary>A part of a known name that is an ordinary word too needs a capital inside a sentence, or its other part beside it.</summary>
    private bool IsMeant(List<NameToken> tokens, int i)
    {
        var token = tokens[i];
        if (Has(tokens, i + 1, known.Has) && tokens[i + 1].Follows) return true;
        if (Has(tokens, i - 1, known.Has) && token.Follows) return true;
        return NameWords.IsOrdinary(KnownNames.Folded(Bare(token.Word))) ? token.IsCapitalised && !token.Opens : token.IsCapitalised || NameWords.IsGiven(token.Word) || NameWords.IsFamily(token.Word) || token.Word.Length > 5;
    }

    /// <summary>A given name stands for somebody, unless it is an ordinary word, which needs a family name behind it.</summary>
    private static bool IsName(List<NameToken> tokens, int i)
    {
        var word = Bare(tokens[i].Word);
        if (!NameWords.IsOrdinary(word)) return true;
        return Has(tokens, i + 1, NameWords.IsFamily) && tokens[i + 1].Follows && tokens[i + 1].IsCapitalised && !NameWords.IsOrdinary(tokens[i + 1].Word);
    }

    private static bool IsBehindTitle(List<NameToken> tokens, int i) => Has(tokens, i - 1, Titles.Contains) && tokens[i].Follows && !Courtesies.Contains(tokens[i].Word) && !Titles.Contains(tokens[i].Word);

    /// <summary>"My name is", "this is … speaking", "ich heiße", "mein Name ist", "signed".</summary>
    private static bool IsIntroduced(List<NameToken> tokens, int i)
    {
        if (!tokens[i].Gap.All(c => c is ' ' or ':' or '"' or '„' or '“')) return false;
        return Is(tokens, i - 3, "my") && Is(tokens, i - 2, "name") && Is(tokens, i - 1, "is", "was")
            || Is(tokens, i - 2, "name") && Is(tokens, i - 1, "ist", "is", "lautet")
            || Is(tokens, i - 1, "heiße", "heisse", "called", "namens", "named")
            || Is(tokens, i - 1, "name", "signed", "unterzeichnet") && tokens[i].Gap.Contains(':', StringComparison.Ordinal)
            || Is(tokens, i - 2, "this", "it") && Is(tokens, i - 1, "is") && (Is(tokens, i + 1, "speaking", "here", "from") || Is(tokens, i + 2, "speaking", "here", "from"))
            || Is(tokens, i - 1, "bin") && Is(tokens, i - 2, "ich") && NameWords.IsGiven(tokens[i].Word);
    }

    private static bool IsGreeted(List<NameToken> tokens, int i) =>
        Has(tokens, i - 1, Greetings.Contains) && tokens[i].Gap is " " && !Courtesies.Contains(tokens[i].Word) && !Titles.Contains(tokens[i].Word)
        && (NameWords.IsGiven(tokens[i].Word) || NameWords.IsFamily(tokens[i].Word) || i + 1 >= tokens.Count || tokens[i + 1].Gap.Contains(',', StringComparison.Ordinal) || tokens[i + 1].Gap.Contains('\n', StringComparison.Ordinal) || tokens[i + 1].Gap.Contains('!', StringComparison.Ordinal));

    /// <summary>The line behind a farewell, or what ends the text behind its comma.</summary>
    private static bool IsFarewell(List<NameToken> tokens, int i)
    {
        if (!Has(tokens, i - 1, Farewells.Contains) || Courtesies.Contains(tokens[i].Word) || Farewells.Contains(tokens[i].Word)) return false;
        var gap = tokens[i].Gap;
        var ends = tokens.Count - i <= 2 || tokens[i + 1].Gap.Contains('\n', StringComparison.Ordinal) || (tokens[i + 1].Follows && (i + 2 >= tokens.Count || tokens[i + 2].Gap.Contains('\n', StringComparison.Ordinal)));
        return ends && (gap.Contains('\n', StringComparison.Ordinal) || gap.Contains(',', StringComparison.Ordinal) || NameWords.IsGiven(tokens[i].Word));
    }

    /// <summary>How far the name goes: capitalised words directly behind, with particles between.</summary>
    private int Length(List<NameToken> tokens, int i, bool anyCapital)
    {
        var parts = 1;
        for (var next = i + 1; next < tokens.Count && parts < MostParts && tokens[next].Follows && !tokens[i].Word.EndsWith("'s", StringComparison.Ordinal); next++)
        {
            var word = tokens[next].Word;
            var isPart = known.Has(word) || (tokens[next].IsCapitalised && !tokens[next].Opens && (NameWords.IsFamily(word) || NameWords.IsGiven(word) || (anyCapital && IsUncommon(word) && !IsNoun(tokens, next))));
            if (isPart) parts = next - i + 1;
            else if (!Particles.Contains(word)) break;
        }
        return parts;
    }

    /// <summary>In German every noun has a capital: behind a name it is one where an article or an ending of a verb would stand.</summary>
    private static bool IsNoun(List<NameToken> tokens, int i) => tokens[i].Word.EndsWith("ung", StringComparison.Ordinal) || tokens[i].Word.EndsWith("keit", StringComparison.Ordinal) || Is(tokens, i, "I", "Ich", "Sie", "The", "And", "But", "Our", "My", "Und", "Der", "Die", "Das");

    private static bool IsUncommon(string word) => word.Length > 1 && !Courtesies.Contains(word) && !Greetings.Contains(word);

    private static string Bare(string word) => word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal) ? word[..^2] : word;

    private static bool Has(List<NameToken> tokens, int i, Func<string, bool> fits) => i >= 0 && i < tokens.Count && fits(tokens[i].Word);

    private static bool Is(List<NameToken> tokens, int i, params ReadOnlySpan<string> words)
    {
        if (i < 0 || i >= tokens.Count) return false;
        foreach (var word in words) if (string.Equals(tokens[i].Word, word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static HashSet<string> Words(string words) => words.Split(' ').ToHashSet(StringComparer.OrdinalIgnoreCase);
}
