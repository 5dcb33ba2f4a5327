using Twins.Core.Respondents.Offline.Reading;

namespace Twins.Core.Governance;

/// <summary>Words in a row, and the list that they stand in.</summary>
internal sealed record Phrase(int List, PhraseWord[] Words)
{
    public bool IsAt(List<Token> tokens, int at)
    {
        if (at + Words.Length > tokens.Count) return false;
        for (var i = 0; i < Words.Length; i++)
            if (!Words[i].Matches(tokens[at + i]) || (i > 0 && tokens[at + i].NewSentence)) return false;
        return true;
    }
}

internal enum PhraseMatch
{
    Forms,
    Exact,
    Beginning,
    Ending,
}

/// <param name="Key">A stem, a whole word, or a word's beginning or end.</param>
internal readonly record struct PhraseWord(PhraseMatch Kind, string Key)
{
    /// <exception cref="FormatException">It is no single word.</exception>
    public static PhraseWord Read(string written)
    {
        if (Tokenizer.Cut(written) is not [var token]) throw new FormatException($"'{written}' is not one word.");
        if (written[0] is '=') return new PhraseWord(PhraseMatch.Exact, token.Text);
        if (written[^1] is '*') return new PhraseWord(PhraseMatch.Beginning, Long(token.Text));
        return written[0] is '*' ? new PhraseWord(PhraseMatch.Ending, Long(token.Text)) : new PhraseWord(PhraseMatch.Forms, token.Stem);
    }

    public bool Matches(Token token) => Kind switch
    {
        PhraseMatch.Exact => token.Text == Key,
        PhraseMatch.Beginning => token.Text.StartsWith(Key, StringComparison.Ordinal),
        PhraseMatch.Ending => token.Text.EndsWith(Key, StringComparison.Ordinal),
        _ => token.Stem == Key,
    };

    private static string Long(string part) => part.Length > 2 ? part : throw new FormatException($"'{part}' is too short a part of a word; write three letters or more.");
}
