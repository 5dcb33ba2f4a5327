using Twins.Adapters.Ledger;
using Twins.Core.Respondents;
using Twins.Core.Runs;

namespace Twins.Tests.Runs;

public sealed class TillTests : IDisposable
{
    private static readonly LedgerKey Key = new("maria", "k");

    private readonly TemporaryFolder folder = new();
    private readonly SqliteLedger ledger;

    public TillTests() => ledger = SqliteLedger.Open(folder.Path);

    public void Dispose()
    {
        ledger.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_call_is_bought_once_however_many_ask_for_it_at_the_same_time()
    {
        var till = new Till(ledger, new Budget(null, 0), "run", TimeProvider.System);
        var bought = 0;
        var open = new TaskCompletionSource();
        var asking = Enumerable.Range(0, 100).Select(_ => till.OnceAsync(Key, 0, async _ =>
        {
            Interlocked.Increment(ref bought);
            await open.Task;
            return Reply(0.01m);
        }, CancellationToken.None)).ToList();
        open.SetResult();
        var receipts = await Task.WhenAll(asking);
        Assert.Equal(1, bought);
        Assert.Single(receipts, r => r.Bought);
    }

    [Fact]
    public async Task A_call_that_failed_leaves_nothing_behind_and_its_money_is_free_again()
    {
        var till = new Till(ledger, new Budget(1m, 0), "run", TimeProvider.System);
        await Assert.ThrowsAsync<ModelFaultException>(() => till.OnceAsync(Key, 1m, _ => throw new ModelFaultException(FaultKind.Passing, "time-out"), CancellationToken.None));
        Assert.True((await till.OnceAsync(Key, 1m, _ => Task.FromResult(Reply(1m)), CancellationToken.None)).Bought);
    }

    [Fact]
    public async Task Spending_never_passes_the_budget_whatever_is_in_flight()
    {
        var till = new Till(ledger, new Budget(0.10m, spent: 0.05m), "run", TimeProvider.System);
        var spent = 0.05m;
        await Parallel.ForEachAsync(Enumerable.Range(0, 100), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, stop) =>
        {
            try
            {
                var receipt = await till.OnceAsync(new LedgerKey("maria", $"k{i}"), ceiling: 0.02m, async _ =>
                {
                    await Task.Yield();
                    return Reply(0.01m);
                }, stop);
                lock (till) spent += receipt.Entry.Usage.Cost;
            }
            catch (BudgetExhaustedException)
            {
            }
        });
        Assert.InRange(spent, 0.06m, 0.10m);
    }

    [Fact]
    public async Task What_the_ledger_has_costs_nothing_even_with_an_empty_budget()
    {
        await new Till(ledger, new Budget(null, 0), "run", TimeProvider.System).OnceAsync(Key, 1m, _ => Task.FromResult(Reply(1m)), CancellationToken.None);
        var poor = new Till(ledger, new Budget(0, 0), "run", TimeProvider.System);
        Assert.False((await poor.OnceAsync(Key, 1m, _ => throw new InvalidOperationException("must not buy"), CancellationToken.None)).Bought);
    }

    private static Purchase Reply(decimal cost) => new("model", "answered", "{}", new Usage(1, 0, 10, 0, 5, cost));
}
