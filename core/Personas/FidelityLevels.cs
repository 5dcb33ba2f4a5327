using Twins.Core.Evidence;

namespace Twins.Core.Personas;

/// <summary>Computes a twin's level.</summary>
public static class FidelityLevels
{
    /// <summary>How many real quotes, and how many real facts or episodes, make a twin data-driven.</summary>
    public const int Enough = 5;

    private static readonly string[] ErrorMetrics = ["mae", "mse", "rmse", "ks", "tv", "emd", "w1", "wasserstein", "brier", "error", "distance", "loss", "divergence"];

    public static FidelityStanding Of(Twin resolved, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(resolved);
        if (!Described(resolved))
            return new(FidelityLevel.Scripted, "It has demographics or a summary and nothing else.", "Describe goals, frustrations, tendencies, voice or decision rules.");
        var (quotes, facts) = (Real(resolved.Memory.Quotes), Real(resolved.Memory.Facts) + Real(resolved.Memory.Episodes));
        if (quotes < Enough || facts < Enough)
            return new(FidelityLevel.Guided, $"It is described, and rests on {Count(quotes, "real quote")} and {Count(facts, "real fact")} with a source.", Missing(quotes, facts));
        var evidence = $"It rests on {Count(quotes, "real quote")} and {Count(facts, "real fact")} with a source";
        if (resolved.Validations.FirstOrDefault(v => Holds(v, today)) is not { } validation)
            return new(FidelityLevel.DataDriven, $"{evidence}; {WhyNotValidated(resolved, today)}.", "Validate it against answers of real people, beat the simple baseline, and keep the validation current.");
        var validated = $"{evidence}, and beats its baseline in '{validation.Study}' ({validation.Metric} {validation.Value:0.##} against {validation.Baseline:0.##}, good until {validation.Expires:yyyy-MM-dd})";
        return resolved.Updating is { Adaptive: true, Feeds.Count: > 0 }
            ? new(FidelityLevel.Adaptive, $"{validated}, and is kept up to date from {string.Join(", ", resolved.Updating.Feeds)}.", null)
            : new(FidelityLevel.HighFidelity, $"{validated}.", "Set 'updating' to adaptive and name the feeds that new evidence comes from.");
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

    private static bool Holds(Validation v, DateOnly today) => v.Date <= today && today <= v.Expires && Beats(v);

    /// <summary>Errors and distances are better when they are smaller; everything else when it is larger.</summary>
    private static bool Beats(Validation v) =>
        v.Metric.Split([' ', '_', '-', '/'], StringSplitOptions.RemoveEmptyEntries).Any(w => ErrorMetrics.Contains(w, StringComparer.OrdinalIgnoreCase)) ? v.Value < v.Baseline : v.Value > v.Baseline;

    private static string WhyNotValidated(Twin t, DateOnly today) => t.Validations.OrderByDescending(v => v.Expires).FirstOrDefault() switch
    {
        null => "no validation is on file",
        { } v when v.Expires < today => $"its validation in '{v.Study}' expired on {v.Expires:yyyy-MM-dd}",
        { } v when v.Date > today => $"its validation in '{v.Study}' is dated in the future",
        { } v => $"in '{v.Study}' it did not beat the baseline ({v.Metric} {v.Value:0.##} against {v.Baseline:0.##})",
    };

    private static string Missing(int quotes, int facts)
    {
        var missing = new[] { (n: Enough - quotes, what: "real quote"), (n: Enough - facts, what: "real fact") }.Where(x => x.n > 0).Select(x => Count(x.n, x.what, "more "));
        return $"Add {string.Join(" and ", missing)}, each with its source.";
    }

    private static string Count(int n, string what, string more = "") => $"{n} {more}{what}{(n is 1 ? "" : "s")}";
}
