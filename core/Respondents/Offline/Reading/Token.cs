namespace Twins.Core.Respondents.Offline.Reading;

/// <param name="Text">Lower case, without diacritics.</param>
/// <param name="NewClause">True when a comma, bracket or dash stands before it.</param>
/// <param name="NewSentence">True when a full stop or the like stands before it.</param>
/// <param name="Joined">True when a hyphen joins it to the word before it.</param>
internal readonly record struct Token(string Text, string Stem, bool NewClause, bool NewSentence, bool Joined)
{
    public bool IsNumber => char.IsAsciiDigit(Text[0]);
}
