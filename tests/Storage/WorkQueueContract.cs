using System.Collections.Concurrent;
using System.Globalization;
using Twins.Core.Storage;

namespace Twins.Tests.Storage;

/// <summary>What every queue keeps to.</summary>
public abstract class WorkQueueContract : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    private IWorkQueue queue = null!;

    /// <summary>A queue on the same messages each time it is asked, as another process would open it.</summary>
    protected abstract Task<IWorkQueue> OpenAsync();

    /// <summary>What the queue's clock shows.</summary>
    protected abstract DateTimeOffset Now { get; }

    /// <summary>Lets a little of the queue's time pass.</summary>
    protected abstract Task TickAsync();

    public async ValueTask InitializeAsync() => queue = await OpenAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return default;
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"run":"r-1","shard":3}""")]
    [InlineData("<QueueMessage>&amp;]]>\u0001\0\ufffe \U0001F600 日本語\r\n")]
    [InlineData("c29tZXRoaW5n")] // looks like base64
    public async Task A_message_is_received_as_it_was_sent(string text)
    {
        await SendAsync("shards", text);
        var message = await (await OpenAsync()).ReceiveAsync("shards", Long, None);
        Assert.Equal(text, message!.Text);
        Assert.Equal("shards", message.Queue);
        Assert.Equal(1, message.DequeueCount);
        Assert.NotEmpty(message.Id);
        Assert.NotEqual(default, message.Inserted);
    }

    [Fact]
    public async Task Where_nothing_was_sent_nothing_is_received()
    {
        Assert.Null(await queue.ReceiveAsync("never-made", Long, None));
        await SendAsync("one", "x");
        Assert.Null(await queue.ReceiveAsync("one-poison", Long, None));
        Assert.NotNull(await queue.ReceiveAsync("one", Long, None));
        Assert.Null(await queue.ReceiveAsync("one", Long, None));
    }

    [Fact]
    public async Task Whoever_receives_a_message_hides_it_and_it_comes_again_with_its_count()
    {
        await SendAsync("shards", "x");
        var first = (await queue.ReceiveAsync("shards", Long, None))!;
        Assert.Null(await queue.ReceiveAsync("shards", Long, None));
        Assert.NotNull(await queue.SettleAsync(first, Second, None));
        for (var count = 2; count <= 6; count++)
        {
            var again = await EventuallyAsync("shards", Second);
            Assert.Equal((first.Id, "x", count, first.Inserted), (again.Id, again.Text, again.DequeueCount, again.Inserted));
        }
    }

    [Fact]
    public async Task A_message_that_is_deleted_is_gone()
    {
        await SendAsync("shards", "x");
        var message = (await queue.ReceiveAsync("shards", Second, None))!;
        Assert.NotNull(await queue.SettleAsync(message, null, None));
        Assert.Null(await queue.SettleAsync(message, null, None));
        Assert.Null(await queue.SettleAsync(message, Second, None));
        await SendAsync("shards", "later");
        for (var i = 0; i < 15; i++) await TickAsync();
        Assert.Equal("later", (await queue.ReceiveAsync("shards", Long, None))!.Text);
        Assert.Null(await queue.ReceiveAsync("shards", Long, None));
    }

    [Fact]
    public async Task A_message_can_be_hidden_for_longer_and_keeps_its_text()
    {
        await SendAsync("shards", "x <&> é");
        var first = (await queue.ReceiveAsync("shards", Second, None))!;
        var kept = await queue.SettleAsync(first, Long, None);
        Assert.NotNull(kept);
        for (var i = 0; i < 15; i++) await TickAsync();
        Assert.Null(await queue.ReceiveAsync("shards", Second, None));
        var given = await queue.SettleAsync(kept, TimeSpan.Zero, None);
        Assert.NotNull(given);
        var again = await EventuallyAsync("shards", Long);
        Assert.Equal(("x <&> é", 2), (again.Text, again.DequeueCount));
    }

    [Fact]
    public async Task Only_the_last_receipt_counts()
    {
        await SendAsync("shards", "x");
        var first = (await queue.ReceiveAsync("shards", Long, None))!;
        var second = (await queue.SettleAsync(first, Long, None))!;
        Assert.NotEqual(first.Receipt, second.Receipt);
        Assert.Null(await queue.SettleAsync(first, null, None));
        Assert.Null(await queue.SettleAsync(first, Second, None));
        Assert.NotNull(await queue.SettleAsync(second, null, None));
    }

    [Fact]
    public async Task Whoever_was_too_slow_can_neither_hide_nor_delete_what_another_has_received()
    {
        await SendAsync("shards", "x");
        var slow = (await queue.ReceiveAsync("shards", Second, None))!;
        var other = await EventuallyAsync("shards", Long);
        Assert.Null(await queue.SettleAsync(slow, Long, None));
        Assert.Null(await queue.SettleAsync(slow, null, None));
        Assert.NotNull(await queue.SettleAsync(other, null, None));
    }

    [Fact]
    public async Task Who_is_late_and_alone_may_still_settle()
    {
        await SendAsync("shards", "x");
        var late = (await queue.ReceiveAsync("shards", Second, None))!;
        for (var i = 0; i < 15; i++) await TickAsync();
        Assert.NotNull(await queue.SettleAsync(late, null, None));
        Assert.Null(await queue.ReceiveAsync("shards", Long, None));
    }

    [Fact]
    public async Task A_delayed_message_is_received_by_nobody_before()
    {
        var (begin, delay, seen) = (Now, TimeSpan.FromMilliseconds(1100), new Dictionary<string, (TimeSpan After, int Count)>(StringComparer.Ordinal));
        await queue.SendAsync("shards", "later", delay, None);
        await SendAsync("shards", "now");
        for (var i = 0; seen.Count < 2; i++)
        {
            Assert.True(i < 1000);
            if (await queue.ReceiveAsync("shards", Long, None) is { } message) seen[message.Text] = (Now - begin, message.DequeueCount);
            else await TickAsync();
        }
        Assert.InRange(seen["later"].After, delay, Long);
        Assert.Equal((1, 1), (seen["now"].Count, seen["later"].Count));
    }

    [Fact]
    public async Task Of_racing_receivers_each_message_has_one()
    {
        var texts = Enumerable.Range(0, 120).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToList();
        await Parallel.ForEachAsync(texts, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (text, _) => await SendAsync("race", text));
        var received = new ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var mine = await OpenAsync();
            while (await mine.ReceiveAsync("race", Long, None) is { } message)
            {
                received.Add(message.Text);
                if (received.Count % 2 is 0) Assert.NotNull(await mine.SettleAsync(message, null, None));
            }
        })));
        Assert.Equal(texts.Order(StringComparer.Ordinal), received.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("Shards")]
    [InlineData("a_b")]
    [InlineData("-ab")]
    [InlineData("ab-")]
    [InlineData("a--b")]
    [InlineData("shards/../x")]
    [InlineData("a123456789012345678901234567890123456789012345678901")]
    public async Task What_is_no_name_of_a_queue_is_refused(string name)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => SendAsync(name, "x"));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => queue.ReceiveAsync(name, Second, None));
    }

    [Fact]
    public async Task A_message_is_as_large_as_the_host_can_read_and_no_larger()
    {
        var largest = string.Concat(Enumerable.Repeat("é", QueueLimits.MaxBytes / 2));
        await SendAsync("shards", largest);
        Assert.Equal(largest, (await queue.ReceiveAsync("shards", Long, None))!.Text);
        await Assert.ThrowsAnyAsync<ArgumentException>(() => SendAsync("shards", largest + "a"));
        Assert.Null(await queue.ReceiveAsync("shards", Long, None));
    }

    [Fact]
    public async Task Nothing_waits_longer_than_a_week()
    {
        var week = TimeSpan.FromDays(7);
        foreach (var wait in (TimeSpan[])[-Second, week + Second])
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(() => queue.SendAsync("shards", "x", wait, None));
            await Assert.ThrowsAnyAsync<ArgumentException>(() => queue.ReceiveAsync("shards", wait, None));
        }
        Assert.Null(await queue.ReceiveAsync("shards", Long, None));
        await queue.SendAsync("shards", "far", week, None);
        await SendAsync("shards", "near");
        var near = (await queue.ReceiveAsync("shards", week, None))!;
        Assert.Equal("near", near.Text);
        await Assert.ThrowsAnyAsync<ArgumentException>(() => queue.SettleAsync(near, week + Second, None));
        Assert.NotNull(await queue.SettleAsync(near, week, None));
    }

    private Task SendAsync(string name, string text) => queue.SendAsync(name, text, TimeSpan.Zero, None);

    private async Task<QueueMessage> EventuallyAsync(string name, TimeSpan hidden)
    {
        for (var i = 0; i < 100; i++)
        {
            if (await queue.ReceiveAsync(name, hidden, None) is { } message) return message;
            await TickAsync();
        }
        throw new TimeoutException("The message did not come again.");
    }
}
