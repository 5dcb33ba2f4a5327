using System.Threading.Channels;
using Twins.Core.Respondents;
using Twins.Core.Respondents.Model;
using Twins.Core.Runs.Journal;
using Twins.Core.Runs.Telemetry;
using Twins.Core.Storage;
using Twins.Core.Studies;

namespace Twins.Core.Runs.Sharing;

/// <summary>Who answers a run, paid through a till. Throws <see cref="ModelFaultException"/> when the model is not configured here.</summary>
/// <param name="model">The order's model; null for the offline respondent.</param>
public delegate IRespondent RespondentFor(string? model, Till till);

/// <summary>
/// Works on shards of runs that any number of processes share. A worker may die at any line: its lease ends, the shard's
/// message comes again, and the ledger answers what had been bought.
/// </summary>
public sealed class ShardWorker(RunStores stores, RunJournal journal, StudyShelf studies, RespondentFor respondents, ShardWorkerOptions options, TimeProvider clock)
{
    /// <summary>Long enough for a lease to end, so that one who finds a shard taken looks again when its holder may be dead.</summary>
    private static readonly TimeSpan LookAgain = Lease.Length + TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    private readonly RunSteps steps = new(stores, journal, clock);
    private readonly Channel<bool> seats = Channel.CreateBounded<bool>(options.Concurrency);

    /// <summary>Does what a message asks for; when it returns, the message has been dealt with.</summary>
    /// <exception cref="OperationCanceledException">The process stops, or the lease was lost; the message must come again.</exception>
    public async Task WorkAsync(ShardMessage message, CancellationToken stop)
    {
        var view = await journal.ReadAsync(message.Run, stop);
        if (view is null or { Report: not null }) return;
        if (!view.IsFinished(message.Shard))
        {
            await using var lease = await Lease.TryTakeAsync(stores.Records, $"{message.Run}/{message.Shard}", options.Name, clock, stop);
            if (lease is null)
            {
                await stores.Queue.SendAsync(message, LookAgain, stop);
                return;
            }
            using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, lease.Lost);
            using var attempt = RunTelemetry.Shard(view, message.Shard, clock);
            if (!await AskAsync(message, both.Token))
            {
                attempt.Waits();
                await stores.Queue.SendAsync(message, Soon, stop);
                return;
            }
            attempt.Finished();
        }
        await steps.AdvanceAsync(message.Run, stop);
    }

    /// <returns>False when the shard must wait for money that others may give back.</returns>
    private async Task<bool> AskAsync(ShardMessage message, CancellationToken cancellationToken)
    {
        // Read again: it may have been finished between the first look and the lease.
        var view = await journal.ReadAsync(message.Run, cancellationToken) ?? throw new KeyNotFoundException(message.Run);
        if (view.IsFinished(message.Shard)) return true;
        var study = await studies.TakeAsync(view.Order);
        var bill = await BillAsync(view, message.Shard, study.Plan.Shard(message.Shard), cancellationToken);
        var work = new ShardWork(bill.Spent, seats);
        var (now, taken) = await journal.AppendAsync(message.Run, v => Take(v, message.Shard, bill), cancellationToken);
        if (taken is not null)
        {
            var till = new Till(stores.Ledger, new Budget(taken.Grant, bill.Spent.Cost), message.Run, clock);
            await work.AskAsync(study.Plan.Shard(message.Shard), () => respondents(view.Order.Model, till), cancellationToken);
        }
        if (taken is null ? RunDecider.Verdict(now.State) is null : work.IsOutOfMoney)
        {
            // What others do not need of their share comes back when they finish.
            if (now.Taken.Values.Any(t => t.Shard != message.Shard && t.Grant > 0)) return false;
            work.Stop = new RunEnd(RunEndKind.BudgetExhausted, $"Stopped: the budget of {now.Order.Budget:0.00####} USD is used up. What was bought is kept; start the run again with a larger budget and it goes on.");
        }
        await FinishAsync(message, work, cancellationToken);
        return true;
    }

    /// <summary>The ledger is looked through only where it can matter: after a lost attempt, or to stay within a budget.</summary>
    private async Task<ShardBill> BillAsync(RunView view, int shard, IEnumerable<Evaluation> evaluations, CancellationToken cancellationToken) =>
        (view.Order.Budget is not null || view.Taken.ContainsKey(shard)) && Planner(view.Order.Model) is { } model
            ? await ShardBill.OfAsync(stores.Ledger, view, evaluations, model, cancellationToken)
            : new ShardBill(default, 0);

    private RunEvent.Taken? Take(RunView view, int shard, ShardBill bill)
    {
        if (view.IsFinished(shard) || RunDecider.Verdict(view.State) is not null) return null;
        decimal? grant = null;
        if (view.Left is { } left)
        {
            // What was promised to an earlier attempt is promised anew.
            grant = Math.Min(left + (view.Taken.GetValueOrDefault(shard)?.Grant ?? 0), bill.Spent.Cost + bill.Ceiling);
            if (grant <= bill.Spent.Cost && bill.Ceiling > 0) return null;
        }
        return new RunEvent.Taken(shard, options.Name, grant) { At = clock.GetUtcNow() };
    }

    private async Task FinishAsync(ShardMessage message, ShardWork work, CancellationToken cancellationToken)
    {
        if (work.Stop is { } end) await journal.AppendAsync(message.Run, v => v.State.Stop is null ? new RunEvent.Stopped(end) { At = clock.GetUtcNow() } : null, cancellationToken);
        await journal.AppendAsync(message.Run, v => v.IsFinished(message.Shard) ? null : work.Finished(message.Shard, clock.GetUtcNow()), cancellationToken);
    }

    /// <summary>Something that knows what calls an evaluation needs; null where none are bought, or none can be.</summary>
    private ModelRespondent? Planner(string? model)
    {
        try
        {
            return respondents(model, new Till(stores.Ledger, null, "", clock)) as ModelRespondent;
        }
        catch (ModelFaultException)
        {
            return null;
        }
    }
}

/// <param name="Name">This process, for people who read the journal.</param>
/// <param name="Concurrency">How many evaluations may be under way in this process, over all its shards.</param>
public sealed record ShardWorkerOptions(string Name, int Concurrency);
