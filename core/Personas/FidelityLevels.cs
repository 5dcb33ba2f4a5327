using Twins.Core.Evidence;

namespace Twins.Core.Personas;

/// <summary>Computes a twin's level.</summary>
public static class FidelityLevels
{
    /// <summary>How many real quotes, and how many real facts or episodes, make a twin data-driven.</summary>
    public const int Enough = 5;

    public static FidelityStanding Of(Twin resolved, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(resolved);
        if (!Described(resolved))
            return new(FidelityLevel.Scripted, "It has demographics or a summary and nothing else.", "Describe goals, frustrations, tendencies, voice or decision rules.");
        var (quotes, facts) = (Real(resolved.Memory.Quotes), Real(resolved.Memory.Facts) + Real(resolved.Memory.Episodes));
        if (quotes < Enough || facts < Enough)
            return new(FidelityLevel.Guided, $"It is described, and rests on {Count(quotes, "real quote")} and {Count(facts, "real fact")} with a source.", Missing(quotes, facts));
        var evidence = $"It rests on {Count(quotes, "real quote")} and {Count(facts, "real fact")} with a source";
        if (WhyNotValidated(resolved, today) is { } reason)
            return new(FidelityLevel.DataDriven, $"{evidence}; {reason}.", "Validate it against answers of real people (twins validate), beat the strongest baseline, and keep the validation current.");
        var validation = Current(resolved, today).MaxBy(v => v.Date)!;
        var validated = $"{evidence}, and beats its baseline in '{validation.Study}' ({validation.Metric} {validation.Value:0.##} against {validation.Baseline:0.##}, {validation.Base}, answered by {validation.Respondent}; {Uses(validation, today)}, good until {validation.Expires:yyyy-MM-dd})";
        return IsFed(resolved)
            ? new(FidelityLevel.Adaptive, $"{validated}, and is kept up to date from {string.Join(", ", resolved.Updating.Feeds)}.", null)
            : new(FidelityLevel.HighFidelity, $"{validated}.", "Set 'updating' to adaptive and name the feeds that new evidence comes from.");
    }

    /// <summary>
    /// The latest result of each validation that is of the twin as it is now and has not expired. A twin that is kept up to date
    /// from named feeds is validated as one that changes, and keeps its result until that expires.
    /// </summary>
    public static IReadOnlyList<Validation> Current(Twin resolved, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(resolved);
        if (resolved.Validations.Count is 0) return [];
        var (version, changes) = (TwinVersion.Of(resolved), IsFed(resolved));
        return [.. resolved.Validations.Where(v => v.Date <= today).GroupBy(v => v.Study, StringComparer.Ordinal).Select(g => g.MaxBy(v => v.Date)!).Where(v => v.Expires >= today && (changes || v.Version == version))];
    }

    /// <summary>True when somebody said more of the twin than who it is on paper.</summary>
    internal static bool Described(Twin t) =>
        t.Goals.Count + t.Frustrations.Count + t.Tendencies.Count + t.Habits.Count + t.Beliefs.Count + t.Knowledge.Count + t.Constraints.Count
        + t.Preferences.Interests.Count + t.Preferences.Likes.Count + t.Preferences.Dislikes.Count
        + t.Voice.Catchphrases.Count + t.Voice.Examples.Count + t.Personality.Traits.Count + t.Decisions.Rules.Count > 0
        || t.Memory.All.Any()
        || !string.IsNullOrWhiteSpace(t.Voice.Style) || t.Personality.BigFive is not null || t.Decisions.PriceAttitude is not PriceAttitude.Unknown;

    private static int Real(IReadOnlyList<EvidenceItem> items) =>
        items.Where(e => !e.Synthetic && !string.IsNullOrWhiteSpace(e.Source)).Select(e => e.Text.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count();

    private static bool IsFed(Twin t) => t.Updating is { Adaptive: true, Feeds.Count: > 0 };

    private static string Uses(Validation v, DateOnly today) => string.Join(", ", v.Uses.Where(u => today <= u.Value).Select(u => u.Key)) is { Length: > 0 } uses ? $"usable for {uses}" : "no gate passed";

    /// <summary>One result that failed lowers the level, whatever others say: the twin is only as good as where it was found wanting.</summary>
    private static string? WhyNotValidated(Twin t, DateOnly today)
    {
        var current = Current(t, today);
        if (current.FirstOrDefault(v => !v.Beats) is { } failed) return $"in '{failed.Study}' it was not shown to beat the baseline ({failed.Metric} {failed.Value:0.##} against {failed.Baseline:0.##})";
        if (current.Count > 0) return null;
        return t.Validations.OrderByDescending(v => v.Expires).FirstOrDefault() switch
        {
            null => "no validation is on file",
            { } v when v.Date > today => $"its validation in '{v.Study}' is dated in the future",
            { } v when v.Expires < today => $"its validation in '{v.Study}' expired on {v.Expires:yyyy-MM-dd}",
            { } v => $"it has changed since it was validated in '{v.Study}'",
        };
    }

    private static string Missing(int quotes, int facts)
    {
        var missing = new[] { (n: Enough - quotes, what: "real quote"), (n: Enough - facts, what: "real fact") }.Where(x => x.n > 0).Select(x => Count(x.n, x.what, "more "));
        return $"Add {string.Join(" and ", missing)}, each with its source.";
    }

    private static string Count(int n, string what, string more = "") => $"{n} {more}{what}{(n is 1 ? "" : "s")}";
}
