using Twins.Core.Respondents;
using Twins.Core.Runs.Sharing;
using Twins.Core.Studies;
using Twins.Core.Workspace;
using Twins.Functions.Hosting;

namespace Twins.Functions.Runs;

/// <summary>What a caller wants asked.</summary>
internal sealed record RunRequest
{
    /// <summary>The campaign's id in the workspace.</summary>
    public required string Campaign { get; init; }
    /// <summary>Shown instead of the campaign's own variants.</summary>
    public IReadOnlyList<Variant> Variants { get; init; } = [];
    public int? Replicates { get; init; }
    public int? Seed { get; init; }
    public IReadOnlyList<Elicitation>? Elicitation { get; init; }
    /// <summary>Such as azure:deployment; the configured model unless given, and "offline" for the offline respondent.</summary>
    public string? Model { get; init; }
    /// <summary>The most that may be spent, in US dollars.</summary>
    public decimal? Budget { get; init; }
    /// <summary>Buys through the provider's batches first: half the price, within a day.</summary>
    public bool Batch { get; init; }
    /// <summary>An earlier run of the campaign; the report then says what moved since, and whether it is more than noise.</summary>
    public string? Since { get; init; }
    /// <summary>The subscription that hears of the run's end besides those that hear of every run.</summary>
    public string? Callback { get; init; }

    internal StudyWish Study => new(Campaign) { Variants = Variants, Changes = new PlanChanges(Replicates, Seed, Elicitation) };

    internal RunWish Wish(string by, string? key) => new(by, key) { Model = ModelPool.Named(Model), Budget = Budget, Batch = Batch, Since = Since, Callback = Callback, Changes = new PlanChanges(Replicates, Seed, Elicitation) };
}
