using Twins.Core.Runs.Journal;

namespace Twins.Core.Runs.Batching;

/// <summary>What is done next about a run's batches.</summary>
public abstract record BatchStep
{
    private BatchStep()
    {
    }

    /// <summary>Write down the calls of the next part.</summary>
    public sealed record Plan : BatchStep;

    /// <summary>Hand a part to the provider, unless it has it already.</summary>
    public sealed record Submit(BatchPart Part) : BatchStep;

    /// <summary>Put a part aside that nobody has sent and nobody will.</summary>
    public sealed record Drop(BatchPart Part) : BatchStep;

    /// <summary>See where a part stands.</summary>
    public sealed record Look(BatchPart Part) : BatchStep;

    /// <summary>Nothing to do before this time.</summary>
    public sealed record Wait(DateTimeOffset Until) : BatchStep;

    /// <summary>The shards may go.</summary>
    public sealed record Over : BatchStep;
}

/// <summary>A pure function from where a run's batches stand to what is done next.</summary>
public static class BatchDecider
{
    /// <summary>As often as a provider wants to be asked about a batch.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(60);

    public static BatchStep Next(RunView run, BatchNotes notes, BatchLimits limits, DateTimeOffset now)
    {
        if (!run.State.Held) return new BatchStep.Over();
        var next = DateTimeOffset.MaxValue;
        foreach (var part in run.Batch.Open.Values)
        {
            var due = Due(run, part, notes);
            if (due <= now) return Step(part, isStopped: run.State.Stop is not null);
            if (due < next) next = due;
        }
        return MayPlan(run, notes, limits) ? new BatchStep.Plan() : new BatchStep.Wait(next);
    }

    /// <summary>Of a run that was stopped nothing is sent; but a part may be at the provider's although nobody wrote it down.</summary>
    private static BatchStep Step(BatchPart part, bool isStopped) =>
        part.Batch is not null ? new BatchStep.Look(part)
        : !isStopped ? new BatchStep.Submit(part)
        : part.IsSending ? new BatchStep.Look(part)
        : new BatchStep.Drop(part);

    private static DateTimeOffset Due(RunView run, BatchPart part, BatchNotes notes)
    {
        var due = notes.Tried.TryGetValue(part.Plan.Part, out var tried) ? tried + Pause : DateTimeOffset.MinValue;
        return run.State.Stop is null && part.Batch is null && part.Until > due ? part.Until : due;
    }

    private static bool MayPlan(RunView run, BatchNotes notes, BatchLimits limits) =>
        run.State.Stop is null
        && run.Batch.Next(run) is not null
        && !run.Batch.IsCrowded
        && run.Batch.Open.Count < limits.AtOnce
        // What open parts do not need of the budget comes back when they end.
        && (run.Batch.Open.IsEmpty || notes.Poor != run.Batch.Ended.Count);
}
