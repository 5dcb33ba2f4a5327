using Twins.Core.Respondents.Offline.Reading;

namespace Twins.Core.Personas.Change;

/// <summary>
/// Opinions without a model, by counting: which themes the entries speak of, and whether well or badly. A theme becomes a
/// belief when at least <see cref="LeastEntries"/> entries judge it and at least <see cref="LeastAgreement"/> of them agree;
/// with <see cref="Habit"/> bad ones it becomes a tendency too.
/// </summary>
public sealed class ThemeReflector : IReflector
{
    public const int LeastEntries = 3;
    public const double LeastAgreement = .75;
    public const int Habit = 5;

    public Task<IReadOnlyList<DiaryEntry>> ReflectAsync(Twin twin, string path, IReadOnlyList<DiaryEntry> entries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(twin);
        var judged = entries.Where(e => e.Kind is not DiaryKind.Reflection).SelectMany(Judgements).ToLookup(j => j.Theme, StringComparer.Ordinal);
        return Task.FromResult<IReadOnlyList<DiaryEntry>>([.. judged.OrderBy(t => t.Key, StringComparer.Ordinal).SelectMany(theme => Opinions(twin, path, theme.Key, [.. theme]))]);
    }

    private static IEnumerable<Judgement> Judgements(DiaryEntry entry)
    {
        var reading = TextReading.Of(entry.Text);
        foreach (var theme in reading.Marks.Where(m => Lexicon.Name(m.Key) is not null).GroupBy(m => m.Key))
        {
            // How it is spoken of at large; where that says nothing, which end of the theme is spoken of.
            var sign = Math.Sign(reading.Affect) is not 0 and var feeling ? feeling : Math.Sign(theme.Sum(m => m.Pole * m.Sign));
            if (sign is not 0) yield return new Judgement(Lexicon.Name(theme.Key)!, sign, entry);
        }
    }

    private static IEnumerable<DiaryEntry> Opinions(Twin twin, string path, string theme, IReadOnlyList<Judgement> judgements)
    {
        var bad = judgements.Count(j => j.Sign < 0);
        var (sign, agree) = bad * 2 > judgements.Count ? (-1, bad) : (1, judgements.Count - bad);
        if (judgements.Count < LeastEntries || agree < LeastAgreement * judgements.Count) yield break;
        var german = twin.Demographics.Language?.StartsWith("ger", StringComparison.OrdinalIgnoreCase) is true || twin.Demographics.Language?.StartsWith("de", StringComparison.OrdinalIgnoreCase) is true;
        var grounds = judgements.Where(j => j.Sign == sign).Select(j => j.Entry).ToList();
        yield return Of(OpinionPart.Belief, Sentence(theme, sign, agree, judgements.Count, german));
        if (sign < 0 && agree >= Habit) yield return Of(OpinionPart.Tendency, german ? $"wird misstrauisch, sobald es um {theme} geht" : $"grows suspicious as soon as it is about {theme}");

        DiaryEntry Of(OpinionPart part, string text) => new()
        {
            Twin = twin.Id,
            Path = path,
            At = judgements.Max(j => j.Entry.At),
            Kind = DiaryKind.Reflection,
            Text = text,
            Importance = judgements.Max(j => j.Entry.Importance),
            Source = "themes counted",
            // An opinion about things that were made up is made up.
            Invented = grounds.TrueForAll(g => g.Invented),
            Topic = theme,
            Part = part,
            Grounds = [.. grounds.Select(g => g.Id).Distinct(StringComparer.Ordinal)],
        };
    }

    private static string Sentence(string theme, int sign, int agree, int all, bool german) => (german, sign) switch
    {
        (true, < 0) => $"Was {theme} angeht, bin ich zuletzt {agree} von {all} Mal enttäuscht worden.",
        (true, _) => $"Was {theme} angeht, habe ich zuletzt {agree} von {all} Mal gute Erfahrungen gemacht.",
        (_, < 0) => $"When it comes to {theme}, I was disappointed {agree} of {all} times lately.",
        _ => $"When it comes to {theme}, it went well {agree} of {all} times lately.",
    };

    private sealed record Judgement(string Theme, int Sign, DiaryEntry Entry);
}
