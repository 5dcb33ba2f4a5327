using System.Collections.Concurrent;
using Twins.Core.Respondents;
using Twins.Core.Runs.Batching;

namespace Twins.Core.Runs;

/// <summary>
/// Where every model call is paid: looked up in the ledger, else bought once and made durable before anyone sees it.
/// </summary>
/// <param name="budget">Null where nothing may be bought: whatever the ledger does not hold then counts as a call that got no reply.</param>
/// <param name="run">The run that pays.</param>
public sealed class Till(ILedger ledger, Budget? budget, string run, TimeProvider clock)
{
    private readonly ConcurrentDictionary<LedgerKey, Lazy<Task<Receipt>>> underway = new();

    /// <summary>The entry for a key: from the ledger, or bought now.</summary>
    /// <param name="ceiling">The most the call can cost, in US dollars.</param>
    /// <param name="buy">Makes the call. What it throws is passed on and nothing is kept.</param>
    /// <exception cref="BudgetExhaustedException">It is not in the ledger and cannot be afforded.</exception>
    public async Task<Receipt> OnceAsync(LedgerKey key, decimal ceiling, Func<CancellationToken, Task<Purchase>> buy, CancellationToken cancellationToken)
    {
        // Two evaluations can need the same call at the same time; the second waits for the first.
        var mine = new Lazy<Task<Receipt>>(() => BuyAsync(key, ceiling, buy, cancellationToken));
        var task = underway.GetOrAdd(key, mine);
        try
        {
            var receipt = await task.Value;
            return ReferenceEquals(task, mine) ? receipt : receipt with { Bought = false };
        }
        finally
        {
            if (ReferenceEquals(task, mine)) underway.TryRemove(key, out _);
        }
    }

    private async Task<Receipt> BuyAsync(LedgerKey key, decimal ceiling, Func<CancellationToken, Task<Purchase>> buy, CancellationToken cancellationToken)
    {
        // Looked up only by whoever holds the key, so that nobody can append it between the look and the purchase.
        if (await ledger.FindAsync(key, cancellationToken) is { } known) return new Receipt(known, Bought: false) { Batched = known.Run == BatchPayer.Of(run) };
        if (budget is null) throw new ModelFaultException(FaultKind.Passing, "no reply came while the run was under way");
        budget.Reserve(ceiling);
        var cost = 0m;
        try
        {
            var purchase = await buy(cancellationToken);
            cost = purchase.Usage.Cost;
            var entry = new LedgerEntry
            {
                Key = key,
                Run = run,
                At = clock.GetUtcNow(),
                Model = purchase.Model,
                Outcome = purchase.Outcome,
                Raw = purchase.Raw,
                Usage = purchase.Usage,
            };
            // Paid is paid: nothing cancels the writing down.
            await ledger.AppendAsync(entry, CancellationToken.None);
            return new Receipt(entry, Bought: true);
        }
        finally
        {
            budget.Settle(ceiling, cost);
        }
    }
}

/// <summary>What a call brought.</summary>
public sealed record Purchase(string Model, string Outcome, string Raw, Usage Usage);

/// <param name="Bought">False when the ledger had it already.</param>
public readonly record struct Receipt(LedgerEntry Entry, bool Bought)
{
    /// <summary>This very run has bought it in a batch; where batches end, it is counted.</summary>
    public bool Batched { get; init; }
}
