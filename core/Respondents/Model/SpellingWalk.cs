namespace Twins.Core.Respondents.Model;

/// <summary>Follows the tokens of one answer and adds up how probable each spelling was.</summary>
internal sealed class SpellingWalk
{
    private readonly string[] spellings;
    private readonly IReadOnlyList<PlacedToken> tokens;

    /// <param name="spellings">The possibilities as JSON; <c>null</c> is always possible too.</param>
    /// <param name="tokens">In the order of the text.</param>
    /// <param name="start">Where the answer begins, in UTF-8 bytes.</param>
    public SpellingWalk(string[] spellings, IReadOnlyList<PlacedToken> tokens, int start)
    {
        (this.spellings, this.tokens) = ([.. spellings, "null"], tokens);
        Masses = new double[spellings.Length];
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].End <= start) continue;
            Follow(i, Before(tokens[i], start), "", 1);
            return;
        }
    }

    public double[] Masses { get; }

    public double Null { get; private set; }

    /// <summary>Probability of tokens that could begin several possibilities and were not followed by the model.</summary>
    public double Ambiguous { get; private set; }

    /// <summary>What the first token holds before the answer itself, such as the colon's space.</summary>
    private static string Before(PlacedToken first, int start) => first.At < start && start - first.At <= first.Token.Token.Length ? first.Token.Token[..(start - first.At)] : "";

    private void Follow(int index, string before, string spelt, double mass)
    {
        var token = tokens[index].Token;
        var chosen = false;
        foreach (var alternative in token.Top)
        {
            var isChosen = alternative.Token == token.Token;
            chosen |= isChosen;
            Weigh(index, alternative, isChosen, before, spelt, mass);
        }
        if (!chosen) Weigh(index, new TokenAlternative(token.Token, token.Logprob), isChosen: true, before, spelt, mass);
    }

    private void Weigh(int index, TokenAlternative alternative, bool isChosen, string before, string spelt, double mass)
    {
        var p = mass * Math.Exp(alternative.Logprob);
        if (Own(alternative.Token, before) is not { } own) return;
        var text = spelt + (spelt.Length == 0 ? own.TrimStart() : own);
        var (certain, possible, several) = Match(text);
        if (certain >= 0) Add(certain, p);
        else if (isChosen && several && index + 1 < tokens.Count && tokens[index + 1].At == tokens[index].End) Follow(index + 1, "", text, p);
        else if (!several && possible >= 0) Add(possible, p);
        else if (several && Array.IndexOf(spellings, text) is >= 0 and var exact && WouldBeOneToken(index, before, spelt, text)) Add(exact, p);
        else if (several) Ambiguous += p;
    }

    /// <summary>The token without what stands before the answer; null when it is something else altogether.</summary>
    private static string? Own(string token, string before) =>
        token.StartsWith(before, StringComparison.Ordinal) ? token[before.Length..]
        : string.IsNullOrWhiteSpace(before) ? token
        : null;

    /// <summary>Which spelling the text completes, or the only one it can still become, or whether there are several.</summary>
    private (int Certain, int Possible, bool Several) Match(string text)
    {
        var (possible, count) = (-1, 0);
        for (var i = 0; i < spellings.Length; i++)
        {
            if (Completes(text, spellings[i])) return (i, -1, false);
            if (!spellings[i].StartsWith(text, StringComparison.Ordinal)) continue;
            possible = i;
            count++;
        }
        return (-1, possible, count > 1);
    }

    /// <summary>A quoted text ends with its quote; a number ends where something follows that is not a digit.</summary>
    private static bool Completes(string text, string spelling) =>
        text.StartsWith(spelling, StringComparison.Ordinal)
        && (!char.IsAsciiDigit(spelling[^1]) || (text.Length > spelling.Length && !char.IsAsciiDigit(text[spelling.Length]) && text[spelling.Length] is not '.'));

    /// <summary>
    /// A tokenizer that writes "10" in one token shows it among the alternatives; then the token "1" means 1.
    /// </summary>
    private bool WouldBeOneToken(int index, string before, string spelt, string text)
    {
        foreach (var other in tokens[index].Token.Top)
        {
            if (Own(other.Token, before) is not { } own) continue;
            var longer = spelt + (spelt.Length == 0 ? own.TrimStart() : own);
            if (longer.Length <= text.Length || !longer.StartsWith(text, StringComparison.Ordinal)) continue;
            if (Array.Exists(spellings, s => s.Length > text.Length && longer.StartsWith(s, StringComparison.Ordinal))) return true;
        }
        return false;
    }

    private void Add(int index, double p)
    {
        if (index < Masses.Length) Masses[index] += p;
        else Null += p;
    }
}
