using System.Collections.Concurrent;
using System.Globalization;
using Twins.Adapters.Storage.Azure;
using Twins.Core.Respondents;
using Twins.Core.Runs;
using Twins.Core.Storage;
using Twins.Tests.Storage.FaultProxy;

namespace Twins.Tests.Storage;

/// <summary>The ledger, queues and blobs on a storage account that has a bad day.</summary>
public sealed class FaultyStorageTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Fault[] Everything = [new Fault.Refusal(503), new Fault.Refusal(429), new Fault.Refusal(500), new Fault.Reset(), new Fault.LostReply(), new Fault.CutReply()];

    private FaultyStorage storage = null!;

    public async ValueTask InitializeAsync() => storage = await FaultyStorage.StartAsync(await azurite.AccountAsync());

    public ValueTask DisposeAsync() => storage.DisposeAsync();

    [Fact]
    public async Task Whatever_was_appended_is_in_the_ledger_once_and_stays()
    {
        storage.BefallSome(11, 0.25, Everything);
        ILedger[] ledgers = [storage.Connect().Ledger, storage.Connect().Ledger];
        await Task.WhenAll(Enumerable.Range(0, 600).Select(i => ledgers[i % 2].AppendAsync(Entry($"twin-{i % 3}", i / 2, raw: $"{i % 2}"), None)));
        storage.Befall = _ => null;
        var before = await RawsAsync(ledgers[0]);
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => ledgers[0].AppendAsync(Entry($"twin-{i * 2 % 3}", i, raw: "late"), None)));
        Assert.Equal(before, await RawsAsync(ledgers[1]));
    }

    [Fact]
    public async Task A_batch_that_was_applied_and_whose_reply_was_lost_is_kept()
    {
        var ledger = storage.Connect().Ledger;
        await ledger.AppendAsync(Entry("maria", 0), None);
        storage.BefallOnce(new Fault.LostReply(), request => request.Target.EndsWith("$batch", StringComparison.Ordinal));
        await Task.WhenAll(Enumerable.Range(1, 50).Select(i => ledger.AppendAsync(Entry("maria", i), None)));
        for (var i = 0; i <= 50; i++) Assert.Equal(Entry("maria", i), await ledger.FindAsync(Entry("maria", i).Key, None));
    }

    [Fact]
    public async Task Two_hundred_answers_of_a_twin_cost_a_few_requests()
    {
        var ledger = storage.Connect().Ledger;
        await Task.WhenAll(Enumerable.Range(0, 201).Select(i => ledger.AppendAsync(Entry("maria", i), None)));
        Assert.InRange(storage.Seen.Count, 4, 8);
    }

    [Fact]
    public async Task No_request_is_larger_than_the_service_takes()
    {
        var ledger = storage.Connect().Ledger;
        var sizes = Enumerable.Range(0, 20).Select(i => i % 10 is 9 ? 14 * 65_536 : 200_000).ToList();
        await Task.WhenAll(sizes.Select((size, i) => ledger.AppendAsync(Entry("maria", i, new string('<', size)), None)));
        var writes = storage.Seen.Where(r => r.IsWrite).ToList();
        Assert.InRange(writes.Max(r => r.Bytes), 2 << 20, 4 << 20);
        Assert.True(writes.Count < 10);
        for (var i = 0; i < 20; i++) Assert.Equal(sizes[i], (await ledger.FindAsync(Entry("maria", i).Key, None))!.Raw.Length);
    }

    [Fact]
    public async Task No_message_is_lost()
    {
        storage.BefallSome(13, 0.25, Everything);
        var queue = storage.Connect().Queue;
        var texts = Enumerable.Range(0, 40).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToList();
        await Task.WhenAll(texts.Select(text => queue.SendAsync("shards", text, TimeSpan.Zero, None)));
        var received = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        for (var tries = 0; received.Count < texts.Count; tries++)
        {
            Assert.True(tries < 10_000);
            if (await queue.ReceiveAsync("shards", TimeSpan.FromSeconds(1), None) is not { } message) continue;
            received[message.Text] = true;
            await queue.SettleAsync(message, null, None);
        }
        Assert.Equal(texts.Order(StringComparer.Ordinal), received.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Blobs_are_written_whole_and_read_whole()
    {
        storage.BefallSome(17, 0.25, Everything);
        var blobs = storage.Connect().Blobs;
        for (var size = 1; size <= 20_000_000; size *= 13)
        {
            var content = new byte[size];
            new Random(size).NextBytes(content);
            await blobs.WriteAsync("bad-day/blob", new MemoryStream(content), None);
            await using var read = await blobs.OpenAsync("bad-day/blob", None);
            using var copy = new MemoryStream();
            await read!.CopyToAsync(copy);
            Assert.True(copy.ToArray().AsSpan().SequenceEqual(content));
        }
        await blobs.DeleteFolderAsync("bad-day", None);
        Assert.Null(await blobs.OpenAsync("bad-day/blob", None));
    }

    [Fact]
    public async Task While_storage_is_away_everything_waits_and_then_goes_on()
    {
        var stores = storage.Connect(new StoragePatience { FirstWait = TimeSpan.FromMilliseconds(2), LongestWait = TimeSpan.FromMilliseconds(40), Tries = 10_000 });
        storage.IsAway = true;
        var waiting = new List<Task>
        {
            stores.Queue.SendAsync("shards", "x", TimeSpan.Zero, None),
            stores.Blobs.WriteAsync("a", new MemoryStream([1]), None),
            stores.Records.TryWriteAsync(new RecordKey("p", "a"), null, "1"u8.ToArray(), None),
        };
        waiting.AddRange(Enumerable.Range(0, 100).Select(i => stores.Ledger.AppendAsync(Entry("maria", i), None)));
        for (var i = 0; storage.Seen.Count < 60; i++)
        {
            Assert.True(i < 10_000);
            await Task.Delay(5);
        }
        Assert.DoesNotContain(waiting, task => task.IsCompleted);
        storage.IsAway = false;
        await Task.WhenAll(waiting);
        Assert.Equal(Entry("maria", 99), await stores.Ledger.FindAsync(Entry("maria", 99).Key, None));
        Assert.Equal("x", (await stores.Queue.ReceiveAsync("shards", TimeSpan.FromMinutes(1), None))!.Text);
    }

    [Fact]
    public async Task A_ledger_that_stays_away_says_what_to_do()
    {
        storage.IsAway = true;
        var ledger = storage.Connect(new StoragePatience { FirstWait = TimeSpan.FromMilliseconds(1), Tries = 3 }).Ledger;
        var failures = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => Assert.ThrowsAsync<IOException>(() => ledger.AppendAsync(Entry("maria", i), None))));
        Assert.All(failures, e => Assert.Contains("nothing that was kept is lost", e.Message, StringComparison.Ordinal));
        storage.IsAway = false;
        await ledger.AppendAsync(Entry("maria", 0), None);
        Assert.NotNull(await ledger.FindAsync(Entry("maria", 0).Key, None));
    }

    [Fact]
    public void Left_alone_it_is_patient_for_minutes()
    {
        var patience = new StoragePatience();
        var waits = Enumerable.Range(0, patience.Tries - 1).Sum(i => Math.Min(patience.FirstWait.TotalSeconds * Math.Pow(2, i), patience.LongestWait.TotalSeconds));
        Assert.InRange(waits * 0.8, 120, 300);
    }

    private static async Task<string[]> RawsAsync(ILedger ledger) =>
        await Task.WhenAll(Enumerable.Range(0, 300).Select(async i => (await ledger.FindAsync(Entry($"twin-{i * 2 % 3}", i).Key, None) ?? await ledger.FindAsync(Entry($"twin-{((i * 2) + 1) % 3}", i).Key, None))!.Raw));

    private static LedgerEntry Entry(string twin, int hash, string raw = "{}") => new()
    {
        Key = new LedgerKey(twin, hash.ToString("D5", CultureInfo.InvariantCulture)),
        Run = "run-1",
        At = new DateTimeOffset(2026, 11, 25, 2, 0, 0, TimeSpan.Zero),
        Model = "gpt-5-mini",
        Outcome = "answered",
        Raw = raw,
        Usage = new Usage(Calls: 1, Reused: 0, InputTokens: 10, CachedTokens: 5, OutputTokens: 3, Cost: 0.001m),
    };
}
