using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Threading.Channels;
using Azure;
using Microsoft.Extensions.Time.Testing;
using Twins.Core.Storage;
using Twins.Tests.Storage.FaultProxy;

namespace Twins.Tests.Storage;

/// <summary>Records on a storage account that has a bad day: nothing is lost, nothing is doubled.</summary>
public sealed class FaultyRecordsTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly RecordKey Key = new("p", "a");

    private FaultyStorage storage = null!;
    private IRecordStore records = null!;

    public async ValueTask InitializeAsync()
    {
        storage = await FaultyStorage.StartAsync(await azurite.AccountAsync());
        records = storage.Connect().Records;
    }

    public ValueTask DisposeAsync() => storage.DisposeAsync();

    [Fact]
    public async Task A_first_write_that_was_applied_and_whose_reply_was_lost_is_ours()
    {
        storage.BefallOnce(new Fault.LostReply(), IsWriteOfRecord);
        var tag = await records.TryWriteAsync(Key, null, "1"u8.ToArray(), None);
        Assert.Equal(("1", tag), await ReadAsync());
        Assert.NotNull(await records.TryWriteAsync(Key, tag, "2"u8.ToArray(), None));
        Assert.True(storage.Seen.Count(IsWriteOfRecord) > 2);
    }

    [Fact]
    public async Task A_later_write_that_was_applied_and_whose_reply_was_lost_is_ours()
    {
        var first = await records.TryWriteAsync(Key, null, "1"u8.ToArray(), None);
        storage.BefallOnce(new Fault.LostReply(), IsWriteOfRecord);
        var second = await records.TryWriteAsync(Key, first, "2"u8.ToArray(), None);
        Assert.Equal(("2", second), await ReadAsync());
        Assert.NotNull(await records.TryWriteAsync(Key, second, "3"u8.ToArray(), None));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_deletion_that_was_applied_and_whose_reply_was_lost_is_ours(int lost)
    {
        var tag = await records.TryWriteAsync(Key, null, "1"u8.ToArray(), None);
        var writes = 0;
        storage.BefallOnce(new Fault.LostReply(), request => IsWriteOfRecord(request) && ++writes == lost);
        Assert.Equal("", await records.TryWriteAsync(Key, tag, null, None));
        Assert.Null(await records.FindAsync(Key, None));
        Assert.NotNull(await records.TryWriteAsync(Key, null, "2"u8.ToArray(), None));
    }

    [Fact]
    public async Task A_deletion_that_stopped_half_way_is_a_deletion()
    {
        var tag = await records.TryWriteAsync(Key, null, "1"u8.ToArray(), None);
        storage.Befall = request => request.Method is "DELETE" ? new Fault.Refusal(403) : null;
        await Assert.ThrowsAsync<RequestFailedException>(() => records.TryWriteAsync(Key, tag, null, None));
        Assert.Null(await records.FindAsync(Key, None));
        Assert.Empty(await ValuesAsync("p"));
        Assert.Equal("", await records.TryWriteAsync(Key, null, null, None));
        Assert.Null(await records.TryWriteAsync(Key, tag, "2"u8.ToArray(), None));
        var again = await records.TryWriteAsync(Key, null, "3"u8.ToArray(), None);
        Assert.Equal(("3", again), await ReadAsync());
        Assert.Null(await records.TryWriteAsync(Key, null, "4"u8.ToArray(), None));
    }

    [Fact]
    public async Task Whoever_was_second_is_told_so_even_when_the_first_telling_is_lost()
    {
        var tag = await records.TryWriteAsync(Key, null, "1"u8.ToArray(), None);
        storage.BefallOnce(new Fault.LostReply(), IsWriteOfRecord);
        Assert.Null(await records.TryWriteAsync(Key, null, "2"u8.ToArray(), None));
        var second = await records.TryWriteAsync(Key, tag, "3"u8.ToArray(), None);
        storage.BefallOnce(new Fault.LostReply(), IsWriteOfRecord);
        Assert.Null(await records.TryWriteAsync(Key, tag, "4"u8.ToArray(), None));
        storage.BefallOnce(new Fault.LostReply(), IsWriteOfRecord);
        Assert.Null(await records.TryWriteAsync(Key, tag, null, None));
        Assert.Equal(("3", second), await ReadAsync());
    }

    [Fact]
    public async Task Events_that_six_writers_number_without_gaps_are_each_there_once()
    {
        storage.BefallSome(7, 0.25, new Fault.Refusal(503), new Fault.Refusal(429), new Fault.Refusal(500), new Fault.Reset(), new Fault.LostReply(), new Fault.CutReply());
        var written = new ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(writer => Task.Run(() => AppendAsync(storage.Connect().Records, $"{writer}", written))));
        storage.Befall = _ => null;
        Assert.Equal(written.Order(StringComparer.Ordinal), (await ValuesAsync("events")).Order(StringComparer.Ordinal));
        Assert.Equal(90, written.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task What_the_service_asks_for_in_Retry_After_is_waited()
    {
        await records.TryWriteAsync(Key, null, "1"u8.ToArray(), None);
        storage.Seen.Clear();
        storage.BefallOnce(new Fault.Refusal(503, RetryAfter: 1), _ => true);
        Assert.Equal("1", (await ReadAsync()).Value);
        var times = storage.Seen.Select(r => r.At).ToList();
        Assert.Equal(2, times.Count);
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(times[0], times[1]) > TimeSpan.FromSeconds(0.9));
    }

    [Fact]
    public async Task A_lease_outlives_renewals_whose_replies_are_lost()
    {
        var (clock, place) = (new Bells(), new RecordKey("leases", "run/1"));
        await using (var lease = await Lease.TryTakeAsync(records, place.Id, "me", clock, None))
        {
            for (var renewal = 0; renewal < 5; renewal++)
            {
                var tag = (await records.FindAsync(place, None))!.Tag;
                storage.BefallOnce(new Fault.LostReply(), IsWriteOfRecord);
                clock.Advance(Lease.Length / 3);
                await clock.SetAnewAsync();
                Assert.NotEqual(tag, (await records.FindAsync(place, None))!.Tag);
            }
            Assert.False(lease!.Lost.IsCancellationRequested);
            Assert.Null(await Lease.TryTakeAsync(records, place.Id, "another", clock, None));
        }
        Assert.False(await Lease.IsHeldAsync(records, place.Id, clock, None));
    }

    private static bool IsWriteOfRecord(SeenRequest request) => request.IsWrite && request.Target.Contains("/records", StringComparison.Ordinal);

    /// <summary>As the journal of runs does it.</summary>
    private static async Task AppendAsync(IRecordStore store, string writer, ConcurrentBag<string> written)
    {
        for (int mine = 0, number = 0; mine < 15; number++)
        {
            var (key, value) = (new RecordKey("events", number.ToString("D9", CultureInfo.InvariantCulture)), $"{writer}-{mine}");
            if (await store.TryWriteAsync(key, null, Encoding.UTF8.GetBytes(value), None) is null) continue;
            written.Add(value);
            mine++;
        }
    }

    private async Task<(string Value, string Tag)> ReadAsync()
    {
        var found = await records.FindAsync(Key, None);
        return (Encoding.UTF8.GetString(found!.Value.Span), found.Tag);
    }

    private async Task<List<string>> ValuesAsync(string partition)
    {
        var values = new List<string>();
        await foreach (var record in records.ListAsync(partition, null, None)) values.Add(Encoding.UTF8.GetString(record.Value.Span));
        return values;
    }

    /// <summary>A clock that tells when somebody has set a bell anew: a lease does when it has heard of its renewal.</summary>
    private sealed class Bells : FakeTimeProvider
    {
        private readonly Channel<bool> setAnew = Channel.CreateUnbounded<bool>();

        public async Task SetAnewAsync() => await setAnew.Reader.ReadAsync(TestContext.Current.CancellationToken);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new Bell(base.CreateTimer(callback, state, dueTime, period), setAnew);

        private sealed class Bell(ITimer timer, Channel<bool> setAnew) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                var changed = timer.Change(dueTime, period);
                setAnew.Writer.TryWrite(changed);
                return changed;
            }

            public void Dispose() => timer.Dispose();

            public ValueTask DisposeAsync() => timer.DisposeAsync();
        }
    }
}
