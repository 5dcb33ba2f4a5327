using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Twins.Core.Documents;
using Twins.Core.Runs.Journal;
using Twins.Core.Storage;
using Twins.Core.Studies;

namespace Twins.Core.Runs.Sharing;

/// <summary>Where runs are ordered and cancelled.</summary>
public sealed class RunDesk(RunStores stores, RunJournal journal, TimeProvider clock)
{
    /// <summary>Partition of what is under way: plan and model to the run that asks it.</summary>
    internal const string Active = "active";

    /// <summary>
    /// Orders a run of a study. The same key gives the same run, and a plan that is being asked already is not asked a
    /// second time beside itself, because both would pay for the same answers.
    /// </summary>
    /// <param name="study">As it is now; its files are frozen for the run.</param>
    /// <param name="wish">What the caller wants of it.</param>
    /// <param name="cancellationToken">Leaves it open whether the run was ordered; order again with the same key.</param>
    public async Task<RunView> OrderAsync(Study study, RunWish wish, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var run = Name(study.Plan.Campaign.Id, wish.Key is { } key ? $"{key}|{study.Plan.Campaign.Id}" : $"{study.Plan.Id}|{wish.Model}|{now.UtcTicks}");
        if (await journal.ReadAsync(run, cancellationToken) is { } known) return await WakeAsync(known, cancellationToken);
        if (await UnderWayAsync(study.Plan.Id, wish.Model, cancellationToken) is { } other) return other;
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
            By = wish.By,
            Key = wish.Key,
            Since = wish.Since,
        };
        await MarkAsync(order, run, cancellationToken);
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

    internal static RecordKey ActiveKey(RunOrder order) => ActiveKey(order.Plan, order.Model);

    private static RecordKey ActiveKey(string plan, string? model) => new(Active, $"{plan}-{model ?? "offline"}");

    private static string Name(string campaign, string unique) =>
        $"{campaign}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(unique)))[..12]}";

    private async Task<RunView> WakeAsync(RunView view, CancellationToken cancellationToken)
    {
        if (view.Report is not null) return view;
        await RunSteps.AdvanceAsync(stores.Queue, journal, view.Id, clock, cancellationToken);
        return await journal.ReadAsync(view.Id, cancellationToken) ?? view;
    }

    private async Task<RunView?> UnderWayAsync(string plan, string? model, CancellationToken cancellationToken) =>
        await stores.Records.FindAsync(ActiveKey(plan, model), cancellationToken) is { } record
        && await journal.ReadAsync(JsonSerializer.Deserialize<string>(record.Value.Span, DocumentJson.Options)!, cancellationToken) is { Report: null } view ? view : null;

    private async Task MarkAsync(RunOrder order, string run, CancellationToken cancellationToken)
    {
        var mark = await stores.Records.FindAsync(ActiveKey(order), cancellationToken);
        await stores.Records.TryWriteAsync(ActiveKey(order), mark?.Tag, JsonSerializer.SerializeToUtf8Bytes(run, DocumentJson.Options), cancellationToken);
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
    public PlanChanges Changes { get; init; } = new();
    /// <summary>The run whose results these are compared with.</summary>
    public string? Since { get; init; }
}
