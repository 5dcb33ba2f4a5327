using System.Collections.Concurrent;
using System.Globalization;
using Twins.Core.Respondents;
using Twins.Core.Runs;

namespace Twins.Tests.Storage;

/// <summary>What every ledger keeps to.</summary>
public abstract class LedgerContract : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private ILedger ledger = null!;

    /// <summary>A ledger on the same entries each time it is asked, as another process would open it where more than one may.</summary>
    protected abstract Task<ILedger> OpenAsync();

    public async ValueTask InitializeAsync() => ledger = await OpenAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return default;
    }

    [Fact]
    public async Task An_entry_is_found_as_it_was_appended()
    {
        var entry = Entry("maria", "a1") with
        {
            At = new DateTimeOffset(2026, 11, 25, 1, 2, 3, TimeSpan.FromHours(2)).AddTicks(4567891),
            Usage = new Usage(Calls: 2, Reused: 0, InputTokens: 3_000_000_000, CachedTokens: 2_999_999_999, OutputTokens: 5, Cost: 1234.567890123m),
            Raw = """{"text":"\u0000 é 日本 😀 </script>"}""",
        };
        await ledger.AppendAsync(entry, None);
        Assert.Equal(entry, await (await OpenAsync()).FindAsync(entry.Key, None));
        Assert.Null(await ledger.FindAsync(new LedgerKey("maria", "a2"), None));
        Assert.Null(await ledger.FindAsync(new LedgerKey("tom", "a1"), None));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65_536)]
    [InlineData(200_001)]
    [InlineData(14 * 65_536)]
    [InlineData((14 * 65_536) + 1)]
    [InlineData(5_000_000)]
    public async Task A_reply_may_be_of_any_size(int size)
    {
        var entry = Entry("maria", "of-" + size) with { Raw = new string('r', size) };
        await ledger.AppendAsync(entry, None);
        Assert.Equal(entry, await ledger.FindAsync(entry.Key, None));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(2_000_000)]
    public async Task An_entry_that_is_there_already_stays_as_it_is(int size)
    {
        var first = Entry("maria", "a1") with { Raw = new string('1', size) };
        await ledger.AppendAsync(first, None);
        await ledger.AppendAsync(first with { Raw = new string('2', size), Run = "another" }, None);
        await (await OpenAsync()).AppendAsync(first with { Raw = "3", Run = "another" }, None);
        Assert.Equal(first, await ledger.FindAsync(first.Key, None));
    }

    [Fact]
    public async Task Twins_and_hashes_may_be_called_anything()
    {
        foreach (var name in NastyText.All) await Task.WhenAll(ledger.AppendAsync(Entry(name, "x"), None), ledger.AppendAsync(Entry("x", name), None));
        foreach (var name in NastyText.All)
        {
            Assert.Equal(Entry(name, "x"), await ledger.FindAsync(new LedgerKey(name, "x"), None));
            Assert.Equal(Entry("x", name), await ledger.FindAsync(new LedgerKey("x", name), None));
        }
        foreach (var name in NastyText.NoKeys) await Assert.ThrowsAnyAsync<ArgumentException>(() => ledger.AppendAsync(Entry(name, "x"), None));
    }

    [Fact]
    public async Task A_crowd_that_appends_for_one_twin_loses_nothing()
    {
        var entries = Enumerable.Range(0, 500).Select(i => Entry("maria", Name(i % 400)) with { Raw = new string('r', i * 37) }).ToList();
        await Task.WhenAll(entries.Select(entry => ledger.AppendAsync(entry, None)));
        foreach (var entry in entries.Take(400)) Assert.Equal(entry.Key, (await ledger.FindAsync(entry.Key, None))!.Key);
    }

    [Fact]
    public async Task Of_five_thousand_appends_that_four_ledgers_race_with_the_first_of_each_key_stays()
    {
        const int Entries = 1250;
        var ledgers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OpenAsync()));
        var seen = new ConcurrentDictionary<int, string>();
        await Task.WhenAll(ledgers.Select((mine, number) => Task.Run(() => Parallel.ForEachAsync(Enumerable.Range(0, Entries), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, _) =>
        {
            var entry = Entry($"twin-{i % 25}", Name(i)) with { Raw = $"{number}" };
            await mine.AppendAsync(entry, None);
            if (i % 10 is 0) CheckSame(seen, i, (await mine.FindAsync(entry.Key, None))!.Raw);
        }))));
        await Parallel.ForEachAsync(Enumerable.Range(0, Entries), async (i, _) => CheckSame(seen, i, (await ledgers[i % 4].FindAsync(new LedgerKey($"twin-{i % 25}", Name(i)), None))!.Raw));
        Assert.Equal(Entries, seen.Count);
    }

    private static void CheckSame(ConcurrentDictionary<int, string> seen, int i, string raw) => Assert.Equal(seen.GetOrAdd(i, raw), raw);

    private static string Name(int i) => i.ToString("D5", CultureInfo.InvariantCulture);

    private static LedgerEntry Entry(string twin, string hash) => new()
    {
        Key = new LedgerKey(twin, hash),
        Run = "run-1",
        At = new DateTimeOffset(2026, 11, 25, 2, 0, 0, TimeSpan.Zero),
        Model = "gpt-5-mini",
        Outcome = "answered",
        Raw = "{}",
        Usage = new Usage(Calls: 1, Reused: 0, InputTokens: 10, CachedTokens: 5, OutputTokens: 3, Cost: 0.000000001m),
    };
}
