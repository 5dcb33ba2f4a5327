using Twins.Core.Respondents;
using Twins.Core.Respondents.Model;
using Twins.Core.Runs.Journal;
using Twins.Core.Runs.Sharing;
using Twins.Core.Storage;

namespace Twins.Core.Runs.Batching;

/// <summary>
/// Fills the ledger through a provider's batches before a run's shards go. One worker at a time has a run's batches; it may
/// die at any line: what it did is in the journal or at the provider, and whoever comes next finds it there.
/// </summary>
public sealed class BatchWorker(RunStores stores, RunJournal journal, StudyShelf studies, BatchDealers dealers, BatchWorkerOptions options, TimeProvider clock)
{
    private static readonly TimeSpan LookAgain = Lease.Length + TimeSpan.FromSeconds(5);

    /// <summary>Clocks differ, and a message that is due in a moment is as good as here.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(10);

    private readonly RunSteps steps = new(stores, journal, clock);
    private readonly PartPlanner planner = new(stores, journal, options, clock);
    private readonly PartSteps parts = new(stores, journal, options, clock);

    internal static string LeaseOf(string run) => $"{run}/batch";

    /// <summary>Does what a message asks for; when it returns, the message has been dealt with.</summary>
    /// <exception cref="OperationCanceledException">The process stops, or the lease was lost; the message must come again.</exception>
    public async Task WorkAsync(BatchMessage message, CancellationToken stop)
    {
        if (await journal.ReadAsync(message.Run, stop) is not { Report: null } view) return;
        if (view.State.Held)
        {
            await using var lease = await Lease.TryTakeAsync(stores.Records, LeaseOf(message.Run), options.Name, clock, stop);
            if (lease is null)
            {
                await stores.Queue.SendAsync(message, LookAgain, stop);
                return;
            }
            using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, lease.Lost);
            if (await WorkAsync(message.Run, both.Token) is { } wait)
            {
                await ComeAgainAsync(message, wait, both.Token);
                return;
            }
        }
        // The lines hold what is known of people; they have done their work.
        await stores.Blobs.DeleteFolderAsync(PartPlanner.FolderOf(message.Run), stop);
        await steps.AdvanceAsync(message.Run, stop);
    }

    /// <summary>Small steps as they come, and at most one large one, so that no message takes long.</summary>
    /// <returns>When there is more to do; null when the batches are over.</returns>
    private async Task<TimeSpan?> WorkAsync(string run, CancellationToken cancellationToken)
    {
        while (true)
        {
            var view = await journal.ReadAsync(run, cancellationToken) ?? throw new KeyNotFoundException(run);
            var notes = await BatchNotes.ReadAsync(stores.Records, run, cancellationToken);
            var now = clock.GetUtcNow();
            switch (BatchDecider.Next(view, notes, options.Limits, now))
            {
                case BatchStep.Over:
                    return null;
                case BatchStep.Wait(var until):
                    return until - now;
                case var step:
                    if (await DoAsync(view, step, cancellationToken)) return TimeSpan.Zero;
                    break;
            }
        }
    }

    /// <returns>Whether it was a large step.</returns>
    private async Task<bool> DoAsync(RunView view, BatchStep step, CancellationToken cancellationToken)
    {
        try
        {
            if (step is BatchStep.Drop(var unsent)) return await parts.DropAsync(view, unsent, cancellationToken);
            var study = await studies.TakeAsync(view.Order);
            var dealings = new Dealings(view, study.Plan, Model(view.Order.Model!), dealers.Batches(view.Order.Model!));
            return step switch
            {
                BatchStep.Plan => await planner.PlanAsync(dealings, cancellationToken),
                BatchStep.Submit(var part) => await parts.SubmitAsync(dealings, part, cancellationToken),
                BatchStep.Look(var part) => await parts.LookAsync(dealings, part, cancellationToken),
                _ => throw new ArgumentOutOfRangeException(nameof(step)),
            };
        }
        catch (ModelFaultException fault)
        {
            await parts.BearAsync(view, step, fault, cancellationToken);
            return false;
        }
    }

    private ModelRespondent Model(string model) =>
        dealers.Respondent(model, new Till(stores.Ledger, null, "", clock)) as ModelRespondent ?? throw new ModelFaultException(FaultKind.Unusable, $"'{model}' is answered by no model that has batches; order the run without them.");

    /// <summary>However many messages speak of a run, one of them stays: whoever finds that another arrives in time sends none.</summary>
    private async Task ComeAgainAsync(BatchMessage message, TimeSpan wait, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (wait <= TimeSpan.Zero)
        {
            await stores.Queue.SendAsync(message, TimeSpan.Zero, cancellationToken);
            return;
        }
        var next = (await BatchNotes.ReadAsync(stores.Records, message.Run, cancellationToken)).Next;
        if (next > now + Slack && next < now + wait + Slack) return;
        var delay = wait + TimeSpan.FromSeconds(1);
        // Sent before it is noted: a message too many ends here, one too few would have to be missed first.
        await stores.Queue.SendAsync(message, delay, cancellationToken);
        await BatchNotes.ChangeAsync(stores.Records, message.Run, notes => notes with { Next = now + delay }, cancellationToken);
    }
}

/// <summary>Who sells: the calls of a model, and its batches.</summary>
public sealed record BatchDealers(RespondentFor Respondent, BatchesFor Batches);

/// <param name="Name">This process.</param>
/// <param name="Scratch">A folder for files under way.</param>
/// <param name="Concurrency">How many replies are put into the ledger at once.</param>
public sealed record BatchWorkerOptions(string Name, string Scratch, int Concurrency)
{
    public BatchLimits Limits { get; init; } = new();
}
