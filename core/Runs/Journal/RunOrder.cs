using Twins.Core.Studies;

namespace Twins.Core.Runs.Journal;

/// <summary>What somebody ordered: a study, frozen as it was, and how to ask it.</summary>
public sealed record RunOrder
{
    /// <summary>The campaign's id, for people.</summary>
    public required string Campaign { get; init; }
    /// <summary>The blob that holds the study's files; every worker draws the same plan from it.</summary>
    public required string Bundle { get; init; }
    /// <summary>The campaign's file in the bundle.</summary>
    public required string File { get; init; }
    /// <summary>Content hash of the plan, which a worker's own plan must have too.</summary>
    public required string Plan { get; init; }
    public required int Shards { get; init; }
    public required long Evaluations { get; init; }
    public PlanChanges Changes { get; init; } = new();
    /// <summary>The model that answers; null for the offline respondent.</summary>
    public string? Model { get; init; }
    /// <summary>The most that may be spent, in US dollars; null for no limit.</summary>
    public decimal? Budget { get; init; }
    /// <summary>Whether the provider's batches are asked first, for half the price and up to a day.</summary>
    public bool Batch { get; init; }
    /// <summary>Who ordered it: a person, a hook, the night.</summary>
    public required string By { get; init; }
    /// <summary>Orders with the same key are the same order; null for one that stands alone.</summary>
    public string? Key { get; init; }
    /// <summary>The run whose results these are compared with.</summary>
    public string? Since { get; init; }
    /// <summary>The watch that it belongs to; null for none.</summary>
    public WatchOrder? Watch { get; init; }
    /// <summary>The subscription that is told when it is over, whatever else that one listens to.</summary>
    public string? Callback { get; init; }
    /// <summary>The W3C trace parent of the run's span, so that what other processes do for it belongs to the same trace; null when nobody listened.</summary>
    public string? Trace { get; init; }
}

/// <summary>That a run belongs to a watch.</summary>
/// <param name="Id">See <see cref="Personas.Change.Watching.CampaignWatch.IdOf"/>.</param>
/// <param name="IsBaseline">Later runs are held against it.</param>
public sealed record WatchOrder(string Id, bool IsBaseline);
