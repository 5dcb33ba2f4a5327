using Twins.Core.Respondents.Offline.Reading;

namespace Twins.Core.Governance;

/// <summary>
/// Recognises, in English and German, when somebody asks for something on which a decision about a real person would rest.
/// The rules are words and stand in HighStakes.txt; how well they do is in docs/governance.md. It can be wrong both ways.
/// </summary>
public static class HighStakes
{
    /// <summary>A chat message has a few thousand words at most; what comes after so many is not read.</summary>
    private const int MostTokens = 20_000;

    private static readonly HighStakesRules Rules = HighStakesRules.Embedded();

    /// <summary>The topic that is asked about first; null where none is.</summary>
    public static HighStakesTopic? Find(string? text) => new HighStakesReading(Rules, Tokenizer.Cut(text, MostTokens)).Find();
}
