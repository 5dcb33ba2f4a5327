using System.Security.Cryptography;
using System.Text;
using Twins.Core.Governance;
using Twins.Core.Governance.Register;
using Twins.Core.Personas;
using Twins.Core.Runs.Journal;
using Twins.Core.Runs.Telemetry;
using Twins.Core.Studies;

namespace Twins.Core.Runs.Sharing;

/// <summary>Where runs are ordered and cancelled.</summary>
public sealed class RunDesk(RunStores stores, RunJournal journal, TimeProvider clock)
{
    private readonly RunSteps steps = new(stores, journal, clock);
    private readonly ConsentDesk consent = new(stores.Records, clock);
    private readonly SignOffDesk signOff = new(stores.Records, clock);
    private readonly CampaignTurn turn = new(stores.Records, journal);

    /// <summary>
    /// Orders a run of a study. The same key gives the same run; a plan that is under way already is that run; another
    /// plan of the same campaign waits for its turn.
    /// </summary>
    /// <param name="study">As it is now; its files are frozen for the run.</param>
    /// <param name="wish">What the caller wants of it.</param>
    /// <param name="cancellationToken">Leaves it open whether the run was ordered; order again with the same key.</param>
    /// <exception cref="ConsentException">A member of the panel stands for a person who has not agreed to research.</exception>
    /// <exception cref="SignOffException">A decision about a real person could rest on it, and nobody stands for that.</exception>
    public async Task<RunView> OrderAsync(Study study, RunWish wish, CancellationToken cancellationToken)
    {
        await consent.RequireAsync(study.Plan.Panel, Purpose.Research, cancellationToken);
        await signOff.RequireAsync(study.Plan, cancellationToken);
        var now = clock.GetUtcNow();
        var run = Name(study.Plan.Campaign.Id, wish.Key is { } key ? $"{key}|{study.Plan.Campaign.Id}" : $"{study.Plan.Id}|{wish.Model}|{now.UtcTicks}");
        if (await journal.ReadAsync(run, cancellationToken) is { } known) return await WakeAsync(known, cancellationToken);
        foreach (var other in await turn.LineAsync(study.Plan.Campaign.Id, wish.Model, cancellationToken))
            if (other.Order.Plan == study.Plan.Id && other.Order.Changes.Panel == wish.Changes.Panel && other.State.Stop is null) return await WakeAsync(other, cancellationToken);
        using var span = RunTelemetry.Order(run, study.Plan.Campaign.Id, wish.Model);
        var order = new RunOrder
        {
            Campaign = study.Plan.Campaign.Id,
            Bundle = await StudyBundle.SaveAsync(study.File, stores.Blobs, cancellationToken),
            File = Path.GetFileName(study.File),
            Plan = study.Plan.Id,
            Shards = study.Plan.Shards,
            Evaluations = study.Plan.Count,
            Changes = wish.Changes,
            Model = wish.Model,
            Budget = wish.Budget,
            Batch = wish.Batch && wish.Model is not null,
            By = wish.By,
            Key = wish.Key,
            Since = wish.Since,
            Watch = wish.Watch,
            Callback = wish.Callback,
            Trace = span?.Id,
        };
        return await WakeAsync(await journal.BeginAsync(run, new RunEvent.Ordered(order) { At = now }, cancellationToken), cancellationToken);
    }

    /// <summary>Stops a run: nothing more is bought, and a report is made of what was answered. Cancelling twice changes nothing.</summary>
    /// <exception cref="KeyNotFoundException">There is no such run.</exception>
    public async Task<RunView> CancelAsync(string run, string by, CancellationToken cancellationToken)
    {
        var end = new RunEnd(RunEndKind.Cancelled, $"Cancelled by {by}. What was bought is kept; start the run again and it goes on.");
        var (view, _) = await journal.AppendAsync(run, v => v.Report is null && v.State.Stop is null ? new RunEvent.Stopped(end) { At = clock.GetUtcNow() } : null, cancellationToken);
        return await WakeAsync(view, cancellationToken);
    }

    private static string Name(string campaign, string unique) =>
        $"{campaign}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(unique)))[..12]}";

    private async Task<RunView> WakeAsync(RunView view, CancellationToken cancellationToken)
    {
        if (view.Report is not null) return view;
        await steps.AdvanceAsync(view.Id, cancellationToken);
        return await journal.ReadAsync(view.Id, cancellationToken) ?? view;
    }
}

/// <summary>What a caller wants of a run.</summary>
/// <param name="By">Who: a person, a hook, the night.</param>
/// <param name="Key">Orders with the same key are the same order; null for one that stands alone.</param>
public sealed record RunWish(string By, string? Key = null)
{
    /// <summary>The model that answers; null for the offline respondent.</summary>
    public string? Model { get; init; }
    /// <summary>The most that may be spent, in US dollars.</summary>
    public decimal? Budget { get; init; }
    /// <summary>Whether the provider's batches are asked first, for half the price and up to a day; means nothing offline.</summary>
    public bool Batch { get; init; }
    public PlanChanges Changes { get; init; } = new();
    /// <summary>The run whose results these are compared with.</summary>
    public string? Since { get; init; }
    /// <summary>The watch that it belongs to.</summary>
    public WatchOrder? Watch { get; init; }
    /// <summary>The subscription that is told when it is over.</summary>
    public string? Callback { get; init; }
}
