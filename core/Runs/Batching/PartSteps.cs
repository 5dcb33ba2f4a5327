using Twins.Core.Respondents;
using Twins.Core.Respondents.Model;
using Twins.Core.Runs.Journal;
using Twins.Core.Runs.Sharing;
using Twins.Core.Studies;

namespace Twins.Core.Runs.Batching;

/// <summary>What is done about a part that is planned; each step ends in the journal or in the notes.</summary>
internal sealed class PartSteps(RunStores stores, RunJournal journal, BatchWorkerOptions options, TimeProvider clock)
{
    /// <summary>How long a part is waited for whose provider cannot be asked, or has no room for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(4), StoppedPatience = TimeSpan.FromDays(1), RoomPatience = TimeSpan.FromDays(1);

    public async Task<bool> SubmitAsync(Dealings run, BatchPart part, CancellationToken cancellationToken)
    {
        var ticket = part.Ticket(run.View);
        if (part.IsSending)
        {
            if (await run.Account.Provider.LookAsync(ticket, cancellationToken) is not BatchSight.Nowhere and var sight) return await SeeAsync(run, part, sight, cancellationToken);
        }
        else
        {
            var (_, sending) = await journal.AppendAsync(run.View.Id, v => v.State.Stop is null && Same(v, part) is not null ? new RunEvent.BatchSending(part.Plan.Part) { At = clock.GetUtcNow() } : null, cancellationToken);
            if (sending is null) return false;
        }
        try
        {
            if (await run.Account.Provider.SubmitAsync(ticket, token => OpenAsync(part, token), cancellationToken) is { } batch) await SentAsync(run.View, part, batch, cancellationToken);
        }
        catch (ModelFaultException fault) when (fault.Kind is FaultKind.Rejected || (fault.Kind is FaultKind.Unusable && run.View.Batch.IsNew))
        {
            // It was not there, and was refused: nothing of it is at the provider's.
            await EndAsync(run.View, part, BatchEnd.Nothing(part.Plan, fault.Message), cancellationToken);
            if (fault.Kind is FaultKind.Unusable) throw;
        }
        await TriedAsync(run.View, part, null, cancellationToken);
        return true;
    }

    public async Task<bool> DropAsync(RunView view, BatchPart part, CancellationToken cancellationToken)
    {
        await EndAsync(view, part, BatchEnd.Nothing(part.Plan, "It was never sent."), cancellationToken);
        return false;
    }

    public async Task<bool> LookAsync(Dealings run, BatchPart part, CancellationToken cancellationToken) =>
        await SeeAsync(run, part, await run.Account.Provider.LookAsync(part.Ticket(run.View), cancellationToken), cancellationToken);

    /// <summary>What a fault means for the run: before anything was sent it stops, as it would online; afterwards what was sent is waited for.</summary>
    public async Task BearAsync(RunView view, BatchStep step, ModelFaultException fault, CancellationToken cancellationToken)
    {
        var part = (step as BatchStep.Submit)?.Part ?? (step as BatchStep.Look)?.Part;
        if (part is null || (step is BatchStep.Submit && fault.Kind is FaultKind.Unusable && view.Batch.IsNew))
            await journal.AppendAsync(view.Id, v => v.State.Stop is null ? new RunEvent.Stopped(new RunEnd(RunEndKind.ModelUnusable, fault.Message)) { At = clock.GetUtcNow() } : null, cancellationToken);
        if (part is null) return;
        if (clock.GetUtcNow() - part.Since > (view.State.Stop is null ? Patience : StoppedPatience)) await EndAsync(view, part, BatchEnd.Nothing(part.Plan, fault.Message), cancellationToken);
        await TriedAsync(view, part, fault.Message, cancellationToken);
    }

    private async Task<bool> SeeAsync(Dealings run, BatchPart part, BatchSight sight, CancellationToken cancellationToken)
    {
        switch (sight)
        {
            case BatchSight.Nowhere:
                await EndAsync(run.View, part, BatchEnd.Nothing(part.Plan, part.Batch is null ? "It was never sent." : "The provider does not know it any more."), cancellationToken);
                return false;
            case BatchSight.Over over:
                await TakeAsync(run, part, over, cancellationToken);
                return true;
            case BatchSight.Crowded crowded:
                await PutOffAsync(run, part, crowded, cancellationToken);
                return false;
            case BatchSight.UnderWay way:
                await UnderWayAsync(run, part, way, cancellationToken);
                return false;
            default:
                throw new ArgumentOutOfRangeException(nameof(sight));
        }
    }

    private async Task UnderWayAsync(Dealings run, BatchPart part, BatchSight.UnderWay way, CancellationToken cancellationToken)
    {
        if (part.Batch is null) await SentAsync(run.View, part, way.Batch, cancellationToken);
        if (run.View.State.Stop is not null && !way.Ending) await run.Account.Provider.LetGoAsync(way.Batch, cancellationToken);
        await TriedAsync(run.View, part, null, cancellationToken);
    }

    private async Task TakeAsync(Dealings run, BatchPart part, BatchSight.Over over, CancellationToken cancellationToken)
    {
        var taker = new PartTaker(stores.Ledger, run.Plan, run.Model, part.Plan, run.Account.PriceFactor);
        await taker.TakeAsync(over.Replies, BatchPayer.Of(run.View.Id), clock.GetUtcNow(), options.Concurrency, cancellationToken);
        await EndAsync(run.View, part, taker.End(over.Reason), cancellationToken);
        await LetGoAsync(run, over.Batch, cancellationToken);
    }

    private async Task PutOffAsync(Dealings run, BatchPart part, BatchSight.Crowded crowded, CancellationToken cancellationToken)
    {
        await journal.AppendAsync(run.View.Id, v => Same(v, part) is null ? null : PutOff(v, part, crowded.Reason), cancellationToken);
        await LetGoAsync(run, crowded.Batch, cancellationToken);
    }

    /// <summary>What waits for others waits longer each time, up to an hour. What finds no room although it is alone is too large.</summary>
    private RunEvent PutOff(RunView now, BatchPart part, string reason)
    {
        var at = clock.GetUtcNow();
        var progress = now.Batch.LatestEnd > part.Since ? now.Batch.LatestEnd : part.Since;
        if (now.State.Stop is not null || at - progress > RoomPatience) return new RunEvent.BatchEnded(part.Plan.Part, BatchEnd.Nothing(part.Plan, reason)) { At = at };
        var isAlone = !now.Batch.Open.Values.Any(p => p.Batch is not null && p.Plan.Part != part.Plan.Part);
        if (isAlone && part.Attempt > 0 && part.Plan.Calls / 2 >= options.Limits.LeastCalls) return new RunEvent.BatchSplit(part.Plan.Part, part.Plan.Calls / 2, reason) { At = at };
        return new RunEvent.BatchPutOff(part.Plan.Part, at + TimeSpan.FromMinutes(Math.Min(60, 5 * Math.Pow(2, Math.Min(part.Attempt, 4)))), reason) { At = at };
    }

    /// <summary>A courtesy: files that are not deleted expire by themselves.</summary>
    private static async Task LetGoAsync(Dealings run, string batch, CancellationToken cancellationToken)
    {
        try
        {
            await run.Account.Provider.LetGoAsync(batch, cancellationToken);
        }
        catch (ModelFaultException)
        {
            // See above.
        }
    }

    private Task SentAsync(RunView view, BatchPart part, string batch, CancellationToken cancellationToken) =>
        journal.AppendAsync(view.Id, v => Same(v, part) is { Batch: null } ? new RunEvent.BatchSent(part.Plan.Part, batch) { At = clock.GetUtcNow() } : null, cancellationToken);

    private Task EndAsync(RunView view, BatchPart part, BatchEnd end, CancellationToken cancellationToken) =>
        journal.AppendAsync(view.Id, v => Same(v, part) is not null ? new RunEvent.BatchEnded(part.Plan.Part, end) { At = clock.GetUtcNow() } : null, cancellationToken);

    /// <summary>The part as it is now, if it is still at the same attempt.</summary>
    private static BatchPart? Same(RunView now, BatchPart part) => now.Batch.Open.GetValueOrDefault(part.Plan.Part) is { } open && open.Attempt == part.Attempt ? open : null;

    private async Task<Stream> OpenAsync(BatchPart part, CancellationToken cancellationToken) =>
        await stores.Blobs.OpenAsync(part.Plan.File!, cancellationToken) ?? throw new ModelFaultException(FaultKind.Rejected, $"The lines of a batch ({part.Plan.File}) are gone; its calls are made online.");

    private Task TriedAsync(RunView view, BatchPart part, string? trouble, CancellationToken cancellationToken) =>
        NoteAsync(view, notes => notes.With(part.Plan.Part, clock.GetUtcNow(), trouble), cancellationToken);

    private Task NoteAsync(RunView view, Func<BatchNotes, BatchNotes> change, CancellationToken cancellationToken) =>
        BatchNotes.ChangeAsync(stores.Records, view.Id, change, cancellationToken);
}

/// <summary>A run with everything that its batches are made of and bought through.</summary>
internal sealed record Dealings(RunView View, StudyPlan Plan, ModelRespondent Model, BatchAccount Account);
