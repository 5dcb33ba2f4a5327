namespace Twins.Core.Evidence.PersonalData;

/// <summary>
/// People's names in a text, by what stands beside them: a title, an introduction, a greeting, a farewell, a second part; and
/// names that the sources give, wherever they stand.
/// </summary>
internal sealed class Names(KnownNames known)
{
    private const int MostParts = 4;

    private static readonly HashSet<string> Titles = Words("mr mrs ms miss mx dr prof professor sir madam captain reverend rev father sister aunt auntie uncle grandma grandpa herr herrn frau fräulein familie pfarrer schwester oma opa tante onkel signora señor señora madame monsieur");
    private static readonly HashSet<string> Greetings = Words("dear hi hello hey hallo liebe lieber guten moin servus");
    private static readonly HashSet<string> Farewells = Words("regards sincerely thanks thx cheers best wishes grüße grüssen grüßen gruß gruss yours faithfully lg mfg vg danke");
    private static readonly HashSet<string> Courtesies = Words("tag morgen abend nacht team all everyone there customer customers service sir madam support folks ladies gentlemen damen herren zusammen kundenservice kundendienst again both nobody somebody anybody niemand jemand ihnen euch dir sie i the a my our we you it is");
    private static readonly HashSet<string> Particles = Words("von van der den de da di del la le bin al el o mac mc zu");

    private static readonly HashSet<string> Relations = Words("neighbour neighbor partner son daughter wife husband friend colleague mother father brother boss doctor gp driver grandson granddaughter niece nephew cousin flatmate carer nachbar nachbarin freund freundin sohn tochter mann kollege kollegin mutter vater bruder chef chefin arzt ärztin enkel enkelin nichte neffe mitbewohner mitbewohnerin vermieter");
    private static readonly HashSet<string> Addressed = Words("told asked ask thank contact met tell meet fragen frage fragte grüßen kontaktieren");
    private static readonly HashSet<string> Acts = Words("wrote said told signed asked called is was has had helped takes took gave likes works hat war sagte schrieb hilft half nahm gab brachte");
    private static readonly HashSet<string> NoNames = Words("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december christmas easter english german french irish polish british europe montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember");

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
        if (IsInitial(tokens, i)) return 1 + Length(tokens, i + 1, anyCapital: true);
        if (NameWords.IsGiven(Bare(token.Word)) && IsName(tokens, i)) return Length(tokens, i, anyCapital: true);
        return IsRelated(tokens, i) || ActsLikeOne(tokens, i) ? Length(tokens, i, anyCapital: true) : null;
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

    /// <summary>"J. Okonkwo": a letter and what stands behind its full stop.</summary>
    private static bool IsInitial(List<NameToken> tokens, int i) =>
        tokens[i].Word.Length is 1 && Has(tokens, i + 1, w => w.Length > 2 && char.IsUpper(w[0])) && tokens[i + 1].Gap is ". " or "." && !NoNames.Contains(tokens[i + 1].Word) && tokens[i].Word is not "I";

    /// <summary>"My neighbour Thorben", "ask Priyanka": a capital where English has none but for names; in German behind relations alone.</summary>
    private static bool IsRelated(List<NameToken> tokens, int i)
    {
        var word = tokens[i].Word;
        if (word.Length < 3 || tokens[i].Opens || NoNames.Contains(word) || Courtesies.Contains(word) || Titles.Contains(word)) return false;
        if (tokens[i].Gap is " " or ", " && Has(tokens, i - 1, Relations.Contains) && !Is(tokens, i, "I", "Ich")) return tokens[i].Gap is " " || Has(tokens, i + 1, w => w.Length > 0 && tokens[i + 1].Gap.StartsWith(','));
        if (!tokens[i].Follows) return false;
        return Has(tokens, i - 1, Addressed.Contains) || (Is(tokens, i - 1, "to", "with", "Sie", "an") && Is(tokens, i - 2, "spoke", "talked", "thanks", "Fragen", "Danke"));
    }

    /// <summary>"Hyacinth Bracegirdle wrote": two words with capitals that nobody knows otherwise, and a third that people do.</summary>
    private static bool ActsLikeOne(List<NameToken> tokens, int i)
    {
        if (!Has(tokens, i + 1, w => char.IsUpper(w[0]) && w.Length > 3) || !tokens[i + 1].Follows || tokens[i + 1].Gap is not " ") return false;
        if (tokens[i].Word.Length < 3 || Courtesies.Contains(tokens[i].Word) || Greetings.Contains(tokens[i].Word) || NoNames.Contains(tokens[i].Word) || Particles.Contains(tokens[i].Word) || Articles.Contains(tokens[i].Word)) return false;
        var acts = Has(tokens, i + 2, Acts.Contains) && tokens[i + 2].Follows && !NameWords.IsPlace(tokens[i + 1].Word);
        var introduced = Is(tokens, i - 1, "ist", "spricht") && Is(tokens, i - 2, "hier") || (Is(tokens, i + 2, "here") && tokens[i + 2].Follows);
        return introduced || (acts && IsEnglish(tokens));
    }

    private static readonly HashSet<string> Articles = Words("this that these those his her its their your every each some any no one two three der die das den dem des ein eine mein meine dein ihr ihre unser unsere euer kein keine dieser diese dieses");

    private static bool IsEnglish(List<NameToken> tokens) => tokens.Exists(t => t.Word is "the" or "and" or "to" or "is" or "was" or "you" or "my");

    private static bool IsGreeted(List<NameToken> tokens, int i) =>
        Has(tokens, i - 1, Greetings.Contains) && tokens[i].Gap is " " && !Courtesies.Contains(tokens[i].Word) && !Titles.Contains(tokens[i].Word)
        && (NameWords.IsGiven(tokens[i].Word) || NameWords.IsFamily(tokens[i].Word) || i + 1 >= tokens.Count || tokens[i + 1].Gap.Contains(',', StringComparison.Ordinal) || tokens[i + 1].Gap.Contains('\n', StringComparison.Ordinal) || tokens[i + 1].Gap.Contains('!', StringComparison.Ordinal));

    /// <summary>The line behind a farewell, or what ends the text behind its comma.</summary>
    private static bool IsFarewell(List<NameToken> tokens, int i)
    {
        if (!Has(tokens, i - 1, Farewells.Contains) || Courtesies.Contains(tokens[i].Word) || Farewells.Contains(tokens[i].Word)) return false;
        var gap = tokens[i].Gap;
        var ends = tokens.Count - i <= 4 || tokens[i + 1].Gap.Contains('\n', StringComparison.Ordinal) || (tokens[i + 1].Follows && (i + 2 >= tokens.Count || tokens[i + 2].Gap.Contains('\n', StringComparison.Ordinal)));
        return ends && (gap.Contains('\n', StringComparison.Ordinal) || gap.Contains(',', StringComparison.Ordinal) || NameWords.IsGiven(tokens[i].Word) || tokens.Count - i is 1);
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
