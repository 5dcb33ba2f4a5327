using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Twins.Core.Runs.Nightly;

/// <summary>How a campaign is asked night after night.</summary>
public sealed partial record Schedule
{
    private const int MostPanels = 20;
    private const int MostReplicates = 1000;

    /// <summary>False rests it without losing it.</summary>
    public bool Active { get; init; } = true;
    /// <summary>Panel files as a campaign would name them; empty for the campaign's own.</summary>
    public IReadOnlyList<string> Panels { get; init; } = [];
    /// <summary>Null for what the campaign says.</summary>
    public int? Replicates { get; init; }
    /// <summary>Such as azure:deployment; the configured model unless given, and "offline" for the offline respondent.</summary>
    public string? Model { get; init; }
    /// <summary>The most that a night may spend, in US dollars; its panels share it evenly.</summary>
    public decimal? Budget { get; init; }
    /// <summary>Whether the provider may take a day over it for half the price.</summary>
    public bool Batch { get; init; }
    /// <summary>Whether everything is asked anew every night, to see whether the panel's answers move; for campaigns that show no messages.</summary>
    public bool Watch { get; init; }
    /// <summary>The first run on or after this night is a new baseline of the watch; null to keep the one that there is.</summary>
    public DateOnly? Baseline { get; init; }
    /// <summary>The first night; null for no first one.</summary>
    public DateOnly? From { get; init; }
    /// <summary>The last night; null for no last one.</summary>
    public DateOnly? Until { get; init; }

    public bool IsDue(DateOnly night) => Active && !(night < From) && !(night > Until);

    /// <summary>What is asked on a night: null stands for the campaign's own panel.</summary>
    [JsonIgnore]
    public IReadOnlyList<string?> Asked => Panels.Count is 0 ? [null] : [.. Panels];

    /// <summary>What one panel may spend.</summary>
    internal decimal? Share => Budget is { } budget ? Math.Floor(10_000 * budget / Asked.Count) / 10_000 : null;

    /// <summary>What is wrong with it, in words for its author; null when it can be kept.</summary>
    public string? Flaw() =>
        Panels.Count > MostPanels ? $"panels: a schedule has at most {MostPanels}"
        : Panels.FirstOrDefault(p => !PanelPattern().IsMatch(p)) is { } panel ? $"panels: '{panel}' is no panel file; write it as a campaign would, such as 'shoppers.panel.yaml'"
        : Panels.Distinct(StringComparer.Ordinal).Count() < Panels.Count ? "panels: one is named twice"
        : Replicates is < 1 or > MostReplicates ? $"replicates must lie between 1 and {MostReplicates}"
        : Budget <= 0 ? "budget must be more than 0 US dollars; leave it out for no limit"
        : Model is { Length: 0 or > 200 } ? "model is blank or longer than 200 characters; leave it out for the configured model"
        : Baseline is not null && !Watch ? "baseline is that of a watch; set watch to true, or leave it out"
        : From > Until ? "from lies behind until"
        : null;

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._/-]{0,86}\.panel\.yaml$", RegexOptions.NonBacktracking)]
    private static partial Regex PanelPattern();
}
