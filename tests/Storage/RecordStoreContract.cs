using System.Text;
using Twins.Core.Storage;

namespace Twins.Tests.Storage;

/// <summary>What every store of records keeps to.</summary>
public abstract class RecordStoreContract : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private IRecordStore records = null!;

    /// <summary>A store on the same records each time it is asked, as another process would open it.</summary>
    protected abstract Task<IRecordStore> OpenAsync();

    public async ValueTask InitializeAsync() => records = await OpenAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return default;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64 * 1024)]
    [InlineData((64 * 1024) + 1)]
    [InlineData(RecordLimits.MaxBytes)]
    public async Task A_record_is_found_as_it_was_written(int size)
    {
        var (key, value) = (new RecordKey("sizes", "of-" + size), Enumerable.Range(0, size).Select(i => (byte)(i * 7)).ToArray());
        var tag = await records.TryWriteAsync(key, null, value, None);
        var found = await (await OpenAsync()).FindAsync(key, None);
        Assert.Equal(key, found!.Key);
        Assert.Equal(tag, found.Tag);
        Assert.True(found.Value.Span.SequenceEqual(value));
    }

    [Fact]
    public async Task What_was_never_written_is_not_found()
    {
        await WriteAsync("here", "a", "1");
        Assert.Null(await records.FindAsync(new RecordKey("here", "b"), None));
        Assert.Null(await records.FindAsync(new RecordKey("there", "a"), None));
        Assert.Empty(await IdsAsync("there"));
    }

    [Fact]
    public async Task Of_two_who_write_first_the_second_is_refused()
    {
        var tag = await WriteAsync("p", "a", "1");
        Assert.Null(await TryAsync("p", "a", null, "2"));
        Assert.Equal(("1", tag), await ReadAsync("p", "a"));
    }

    [Fact]
    public async Task Whoever_writes_on_what_they_read_last_is_first_and_everybody_else_is_not()
    {
        var first = await WriteAsync("p", "a", "1");
        var second = await TryAsync("p", "a", first, "2");
        Assert.NotNull(second);
        Assert.NotEqual(first, second);
        Assert.Null(await TryAsync("p", "a", first, "3"));
        Assert.Null(await TryAsync("p", "a", first, null));
        Assert.Equal(("2", second), await ReadAsync("p", "a"));
    }

    [Fact]
    public async Task A_shorter_value_leaves_nothing_of_a_longer_one()
    {
        var tag = await records.TryWriteAsync(new RecordKey("p", "a"), null, new byte[200_000], None);
        await TryAsync("p", "a", tag, "short");
        Assert.Equal("short", (await ReadAsync("p", "a")).Value);
    }

    [Fact]
    public async Task A_deletion_leaves_nothing_and_nothing_that_was_read_before_it_counts_any_more()
    {
        var tag = await WriteAsync("p", "a", "1");
        Assert.Equal("", await TryAsync("p", "a", tag, null));
        Assert.Null(await records.FindAsync(new RecordKey("p", "a"), None));
        Assert.Empty(await IdsAsync("p"));
        Assert.Null(await TryAsync("p", "a", tag, "2"));
        Assert.Null(await TryAsync("p", "a", tag, null));
        await WriteAsync("p", "a", "1");
        Assert.Null(await TryAsync("p", "a", tag, "2"));
        Assert.Equal("1", (await ReadAsync("p", "a")).Value);
    }

    [Fact]
    public async Task Nothing_can_be_deleted_where_nothing_is()
    {
        Assert.Equal("", await TryAsync("p", "a", null, null));
        await WriteAsync("p", "a", "1");
        Assert.Null(await TryAsync("p", "a", null, null));
        Assert.Equal("1", (await ReadAsync("p", "a")).Value);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("Kg")] // "*" in base64
    [InlineData("")]
    [InlineData("W/\"datetime'2026-11-25T00%3A00%3A00.0000000Z'\"")]
    [InlineData("Vy8iZGF0ZXRpbWUnMjAyNi0xMS0yNVQwMCUzQTAwJTNBMDAuMDAwMDAwMFonIg")] // the same in base64
    [InlineData("a\r\nx: y")]
    [InlineData("Vy8iDQp4OiB5Ig")] // W/"\r\nx: y"
    [InlineData("ü")]
    public async Task A_tag_that_was_never_given_wins_nothing(string forged)
    {
        var tag = await WriteAsync("p", "a", "1");
        Assert.Null(await TryAsync("p", "a", forged, "2"));
        Assert.Null(await TryAsync("p", "a", forged, null));
        Assert.Equal(("1", tag), await ReadAsync("p", "a"));
    }

    [Fact]
    public async Task A_tag_may_travel_in_a_header_and_differs_from_every_other()
    {
        var tags = new List<string> { await WriteAsync("p", "a", "0") };
        for (var i = 0; i < 50; i++) tags.Add((await TryAsync("p", "a", tags[^1], "same"))!);
        Assert.All(tags, tag => Assert.Matches("^[A-Za-z0-9_-]{1,200}$", tag));
        Assert.Equal(tags.Count, tags.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Of_a_hundred_racing_writers_one_wins_at_every_step()
    {
        string? tag = null;
        for (var step = 0; step < 6; step++)
        {
            var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => TryAsync("race", "a", tag, $"{step}-{i}"))));
            var winner = Assert.Single(Enumerable.Range(0, 100), i => results[i] is not null);
            Assert.Equal(($"{step}-{winner}", results[winner]), await ReadAsync("race", "a"));
            tag = results[winner];
        }
        Assert.Single(await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => TryAsync("race", "a", tag, null)))), r => r is "");
    }

    [Fact]
    public async Task Writers_who_read_again_whenever_they_come_second_lose_no_step()
    {
        await WriteAsync("count", "n", "0");
        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OpenAsync()));
        await Task.WhenAll(stores.Select(store => Task.Run(() => CountAsync(store, 25))));
        Assert.Equal("100", (await ReadAsync("count", "n")).Value);
    }

    [Fact]
    public async Task Records_are_listed_in_ordinal_order_of_their_ids_from_anywhere()
    {
        var ids = NastyText.All.Where(id => id.Length <= RecordLimits.MaxKeyLength).ToList();
        foreach (var id in ids.AsEnumerable().Reverse()) await WriteAsync("list", id, id);
        await WriteAsync("list2", "zz", "of another partition");
        await WriteAsync("lis", "zz", "of another partition");
        var ordered = ids.Order(StringComparer.Ordinal).ToList();
        Assert.Equal(ordered, await IdsAsync("list"));
        Assert.Equal(ordered, await IdsAsync("list", after: ""));
        for (var i = 0; i < ordered.Count; i++) Assert.Equal(ordered.Skip(i + 1), await IdsAsync("list", ordered[i]));
        Assert.Equal(ordered.Where(id => string.CompareOrdinal(id, "a/~") > 0), await IdsAsync("list", after: "a/~"));
        await foreach (var record in records.ListAsync("list", null, None)) Assert.Equal(record.Key.Id, Encoding.UTF8.GetString(record.Value.Span));
    }

    [Fact]
    public async Task Partitions_may_be_called_anything_too()
    {
        foreach (var name in NastyText.All) await WriteAsync(name, "x", name);
        foreach (var name in NastyText.All)
        {
            Assert.Equal(name, (await ReadAsync(name, "x")).Value);
            Assert.Equal(["x"], await IdsAsync(name));
        }
    }

    [Fact]
    public async Task A_listing_of_many_pages_misses_nothing()
    {
        var ids = Enumerable.Range(0, 1100).Select(i => i.ToString("D5", System.Globalization.CultureInfo.InvariantCulture)).ToList();
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (id, _) => await WriteAsync("many", id, ""));
        Assert.Equal(ids, await IdsAsync("many"));
        Assert.Equal(ids.Skip(1000), await IdsAsync("many", after: "00999"));
    }

    [Fact]
    public async Task What_does_not_fit_anywhere_is_refused_everywhere()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => records.TryWriteAsync(new RecordKey("p", "a"), null, new byte[RecordLimits.MaxBytes + 1], None));
        foreach (var part in NastyText.NoKeys)
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(() => WriteAsync(part, "a", ""));
            await Assert.ThrowsAnyAsync<ArgumentException>(() => WriteAsync("p", part, ""));
            await Assert.ThrowsAnyAsync<ArgumentException>(() => records.FindAsync(new RecordKey("p", part), None));
            await Assert.ThrowsAnyAsync<ArgumentException>(() => IdsAsync(part));
            if (part.Length > 0) await Assert.ThrowsAnyAsync<ArgumentException>(() => IdsAsync("p", part));
        }
        Assert.Empty(await IdsAsync("p"));
    }

    private static async Task CountAsync(IRecordStore store, int times)
    {
        var key = new RecordKey("count", "n");
        for (var tries = 0; times > 0; tries++)
        {
            Assert.True(tries < 10_000);
            var read = (await store.FindAsync(key, None))!;
            var next = Encoding.UTF8.GetBytes((int.Parse(Encoding.UTF8.GetString(read.Value.Span), System.Globalization.CultureInfo.InvariantCulture) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (await store.TryWriteAsync(key, read.Tag, next, None) is not null) times--;
        }
    }

    private async Task<string> WriteAsync(string partition, string id, string value)
    {
        var tag = await TryAsync(partition, id, null, value);
        Assert.NotNull(tag);
        return tag;
    }

    private async Task<string?> TryAsync(string partition, string id, string? tag, string? value) =>
        await records.TryWriteAsync(new RecordKey(partition, id), tag, value is null ? null : Encoding.UTF8.GetBytes(value), None);

    private async Task<(string Value, string Tag)> ReadAsync(string partition, string id)
    {
        var found = await records.FindAsync(new RecordKey(partition, id), None);
        return (Encoding.UTF8.GetString(found!.Value.Span), found.Tag);
    }

    private async Task<List<string>> IdsAsync(string partition, string? after = null)
    {
        var ids = new List<string>();
        await foreach (var record in records.ListAsync(partition, after, None)) ids.Add(record.Key.Id);
        return ids;
    }
}
