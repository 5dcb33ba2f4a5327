using System.Globalization;
using Twins.Core.Evidence.Building;
using Twins.Core.Respondents.Offline.Reading;

namespace Twins.Core.Personas.Profiles;

/// <summary>How people write, measured: length of sentences, exclamations, and whether they are polite.</summary>
internal static class VoiceReading
{
    private const int Enough = 3;

    private static readonly string[] Polite = ["please", "thanks", "thank", "kind", "regards", "bitte", "danke", "vielen", "freundlichen"];

    public static Voice Of(IReadOnlyList<string> quotes)
    {
        if (quotes.Count < Enough) return new Voice();
        var sentences = quotes.SelectMany(Passages.Sentences).ToList();
        var words = sentences.Average(s => Tokenizer.Cut(s).Count);
        var (loud, polite) = (sentences.Count(s => s.EndsWith('!')) / (double)sentences.Count, quotes.Count(q => Tokenizer.Cut(q).Exists(t => Polite.Contains(t.Text))) / (double)quotes.Count);
        var length = words < 9 ? "Short sentences" : words < 16 ? "Sentences of middle length" : "Long sentences";
        return new Voice { Style = string.Create(CultureInfo.InvariantCulture, $"{length} ({words:0} words on average){(loud > 0.15 ? ", many exclamations" : "")}{(polite > 0.3 ? ", polite" : ", plain-spoken")}; measured on {quotes.Count:N0} quotes.") };
    }
}
