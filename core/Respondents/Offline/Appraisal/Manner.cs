using System.Collections.Frozen;
using Twins.Core.Respondents.Offline.Reading;

namespace Twins.Core.Respondents.Offline.Appraisal;

/// <summary>How a message is written, whoever reads it.</summary>
/// <param name="Specific">Numbers and particulars, 0 to 1.</param>
/// <param name="Hype">Capitals, exclamation marks and superlatives, 0 to 1.</param>
/// <param name="Vague">Little said, nothing checkable, 0 to 1.</param>
/// <param name="Curiosity">How far the headline makes one want to know more, about −1 to 1.</param>
internal readonly record struct Manner(double Specific, double Hype, double Vague, double Curiosity)
{
    public static readonly Manner None = new(0, 0, 0, 0);
    private static readonly FrozenSet<string> Clichés = Set("""
        amazing incredible unbeatable ultimate revolution revolutionary reimagined mega everyone favourite favorite award winning best experience discover inspired difference
        world class passionate delicious exciting unforgettable perfect dream hurry deals selected unglaublich einzigartig erlebnis revolutionar sensationell
        """);
    private static readonly FrozenSet<string> Pointers = Set("this these here's here what why how who when that they he she his her dieser diese dieses warum wie was");
    private static readonly FrozenSet<string> People = Set("he she his her him they their you your i my we our man woman guy kid kids mom dad girl boy");

    public static Manner Of(string? headline, string shown)
    {
        var tokens = Tokenizer.Cut(shown);
        if (tokens.Count is 0) return None;
        var specific = Math.Min(1, tokens.Count(t => t.IsNumber) / 3.0);
        var hype = HypeOf(tokens, shown);
        var telling = tokens.Count(t => !StopWords.Empty.Contains(t.Text) && !Clichés.Contains(t.Text) && !StopWords.Common.Contains(t.Stem));
        var vague = Math.Clamp(1 - ((telling + (2 * tokens.Count(t => t.IsNumber))) / 8.0), 0, 1);
        return new Manner(specific, hype, vague, CuriosityOf(Tokenizer.Cut(headline ?? shown), headline ?? shown));
    }

    private static double HypeOf(List<Token> tokens, string shown)
    {
        var shouted = shown.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(w => w.Length > 3 && w.All(c => char.IsUpper(c) || char.IsPunctuation(c)) && w.Any(char.IsUpper));
        var marks = Math.Max(0, shown.Count(c => c is '!') - 1);
        var clichés = tokens.Count(t => Clichés.Contains(t.Text));
        return Math.Min(1, (0.25 * marks) + (0.25 * shouted) + Math.Min(1, 4.0 * clichés / tokens.Count));
    }

    /// <summary>
    /// Signs that published headline studies connect with clicks: words that point at what is withheld (Blom and Hansen
    /// 2015), blame more than praise (Robertson and others 2023), people, a number, and enough length to say something.
    /// The sizes are round numbers of ours, not fitted.
    /// </summary>
    private static double CuriosityOf(List<Token> headline, string text)
    {
        if (headline.Count is 0) return 0;
        var affect = headline.Sum(Lexicon.Affect);
        var score = (0.25 * Math.Min(2, headline.Count(t => Pointers.Contains(t.Text))))
            + (0.15 * Math.Clamp(-affect, -1, 2))
            + (headline.Any(t => People.Contains(t.Text)) ? 0.15 : 0)
            + (headline.Any(t => t.IsNumber) ? 0.1 : 0)
            + (0.02 * (Math.Min(headline.Count, 20) - 12));
        return Math.Clamp(score - (text.EndsWith('?') ? 0.1 : 0), -1, 1);
    }

    private static FrozenSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
