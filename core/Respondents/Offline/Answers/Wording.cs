using Twins.Core.Respondents.Offline.Appraisal;

namespace Twins.Core.Respondents.Offline.Answers;

/// <summary>Says in the twin's first person which of its own words moved it. Plainly made from templates.</summary>
internal static class Wording
{
    private const int LongestQuote = 160;
    private const double Objectionable = 0.12;
    private const int MostSentences = 3;

    public static string? Reason(IReadOnlyList<Effect> effects, bool german)
    {
        var told = Telling(effects).Take(MostSentences).ToArray();
        return told.Length is 0 ? null : string.Join(' ', told.Select(e => Sentence(e, german)));
    }

    public static string? Objection(IReadOnlyList<Effect> effects, bool german)
    {
        var worst = effects.Where(e => e.Amount < -Objectionable).Select(e => (Effect?)e).FirstOrDefault();
        return worst is { } effect ? Sentence(effect, german) : null;
    }

    public static IReadOnlyList<string> Cites(IReadOnlyList<Effect> effects) =>
        [.. Telling(effects).Take(MostSentences).Select(e => e.Id).OfType<string>().Distinct()];

    public static IEnumerable<Effect> Telling(IReadOnlyList<Effect> effects) => effects.DistinctBy(e => (e.Kind, e.Text));

    public static string Sentence(Effect effect, bool german) => german ? GermanWording.Of(effect, Quoted(effect)) : EnglishWording.Of(effect, Quoted(effect));

    private static string Quoted(Effect effect)
    {
        var text = effect.Text.ReplaceLineEndings(" ").Trim().TrimEnd('.');
        if (text.Length > LongestQuote) text = text[..(char.IsHighSurrogate(text[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote)] + "…";
        return effect.Id is { } id ? $"“{text}” ({id})" : $"“{text}”";
    }
}
