using Twins.Adapters.Ledger;
using Twins.Core.Respondents;
using Twins.Core.Runs;

namespace Twins.Tests.Adapters.Ledger;

public sealed class SqliteLedgerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_appended_is_found_again_by_another_process_life()
    {
        var entry = Entry("maria", "a1", cost: 0.000123456m);
        using (var ledger = SqliteLedger.Open(folder.Path)) await ledger.AppendAsync(entry, CancellationToken.None);
        using var later = SqliteLedger.Open(folder.Path);
        Assert.Equal(entry, await later.FindAsync(entry.Key, CancellationToken.None));
        Assert.Null(await later.FindAsync(new LedgerKey("maria", "a2"), CancellationToken.None));
        Assert.Null(await later.FindAsync(new LedgerKey("tom", "a1"), CancellationToken.None));
    }

    [Fact]
    public async Task A_key_that_is_there_already_keeps_its_first_value_and_is_paid_once()
    {
        using var ledger = SqliteLedger.Open(folder.Path);
        await ledger.AppendAsync(Entry("maria", "a1", 0.5m), CancellationToken.None);
        await ledger.AppendAsync(Entry("maria", "a1", 0.5m) with { Raw = "another" }, CancellationToken.None);
        Assert.Equal("{}", (await ledger.FindAsync(new LedgerKey("maria", "a1"), CancellationToken.None))!.Raw);
        Assert.Equal(0.5m, (await ledger.SpentAsync("run", CancellationToken.None)).Cost);
    }

    [Fact]
    public async Task Spending_is_summed_exactly_per_run()
    {
        using var ledger = SqliteLedger.Open(folder.Path);
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => ledger.AppendAsync(Entry("maria", $"h{i}", 0.0000001m), CancellationToken.None)));
        await ledger.AppendAsync(Entry("maria", "other", 7m) with { Run = "other" }, CancellationToken.None);
        var spent = await ledger.SpentAsync("run", CancellationToken.None);
        Assert.Equal(0.0001m, spent.Cost);
        Assert.Equal(1000, spent.Calls);
        Assert.Equal(10_000, spent.InputTokens);
        Assert.Equal(default, await ledger.SpentAsync("unknown", CancellationToken.None));
    }

    [Fact]
    public void A_second_writer_is_told_to_wait()
    {
        using var first = SqliteLedger.Open(folder.Path);
        var refusal = Assert.Throws<LedgerInUseException>(() => SqliteLedger.Open(folder.Path));
        Assert.Contains("TWINS_DATA", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hundred_writers_and_readers_at_once_lose_nothing()
    {
        using var ledger = SqliteLedger.Open(folder.Path);
        await Parallel.ForEachAsync(Enumerable.Range(0, 5000), new ParallelOptions { MaxDegreeOfParallelism = 200 }, async (i, stop) =>
        {
            var entry = Entry("maria", $"h{i}", 0.001m);
            await ledger.AppendAsync(entry, stop);
            Assert.Equal(entry, await ledger.FindAsync(entry.Key, stop));
        });
        Assert.Equal(5000, (await ledger.SpentAsync("run", CancellationToken.None)).Calls);
    }

    private static LedgerEntry Entry(string twin, string hash, decimal cost) => new()
    {
        Key = new LedgerKey(twin, hash),
        Run = "run",
        At = new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero),
        Model = "model",
        Outcome = "answered",
        Raw = "{}",
        Usage = new Usage(Calls: 1, Reused: 0, InputTokens: 10, CachedTokens: 5, OutputTokens: 3, Cost: cost),
    };
}
