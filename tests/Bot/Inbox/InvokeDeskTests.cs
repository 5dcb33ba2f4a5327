using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Twins.Adapters.Storage.Embedded;
using Twins.Adapters.Teams;
using Twins.Bot.Activities;
using Twins.Bot.Inbox;
using Twins.Core.Storage;
using Twins.Tests.Adapters.Models;

namespace Twins.Tests.Bot.Inbox;

/// <summary>What becomes of an invoke whose first attempt is not finished, or never will be.</summary>
public sealed class InvokeDeskTests : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200), Limit = TimeSpan.FromSeconds(5);

    private readonly TemporaryFolder folder = new();
    private readonly TimerWatch clock = new();
    private readonly SqliteRecords records;
    private readonly TaskCompletionSource work = new();
    private int begun;

    public InvokeDeskTests() => records = new SqliteRecords(EmbeddedDatabase.Open(folder.Path));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_comes_at_the_same_time_gets_the_same_answer_and_the_work_is_done_once()
    {
        var first = AnswerAsync(HeldAsync);
        Assert.Equal(Limit, await clock.NextWaitAsync());
        var second = AnswerAsync(HeldAsync);
        Assert.Equal(Look, await clock.NextWaitAsync());
        work.SetResult();
        Assert.Equal("1", (await first)!.Body!.ToJsonString());
        clock.Advance(Look);
        Assert.Equal("1", (await second)!.Body!.ToJsonString());
    }

    [Fact]
    public async Task The_work_of_a_process_that_died_is_done_by_whoever_waits()
    {
        _ = AnswerAsync(DeadAsync);
        await clock.NextWaitAsync();
        var began = clock.GetUtcNow();
        Assert.Equal("2", (await ElapseAsync(AnswerAsync(DoneAsync)))!.Body!.ToJsonString());
        Assert.InRange(clock.GetUtcNow() - began, TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(8.2));
    }

    [Fact]
    public async Task Who_waits_behind_one_after_the_other_is_told_so()
    {
        _ = AnswerAsync(DeadAsync);
        await clock.NextWaitAsync();
        // When the first one's time is over, somebody else is quicker.
        var waiting = AnswerAsync(DoneAsync, new Overtaken(records, () => _ = AnswerAsync(DeadAsync)));
        Assert.Contains("still working", (await ElapseAsync(waiting))!.Body!["value"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_that_takes_too_long_is_stopped_and_may_be_tried_again_at_once()
    {
        var first = AnswerAsync(async (_, stop) =>
        {
            await Task.Delay(TimeSpan.FromHours(1), clock, stop);
            throw new InvalidOperationException("nobody stopped it");
        });
        Assert.Equal(Limit, await clock.NextWaitAsync());
        await clock.NextWaitAsync();
        clock.Advance(Limit);
        Assert.Contains("took too long", (await first)!.Body!["value"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("1", (await AnswerAsync(DoneAsync))!.Body!.ToJsonString());
    }

    [Fact]
    public async Task Work_that_failed_may_be_tried_again_at_once()
    {
        await Assert.ThrowsAsync<IOException>(() => AnswerAsync((_, _) => throw new IOException("the model is away")));
        Assert.Equal("1", (await AnswerAsync(DoneAsync))!.Body!.ToJsonString());
    }

    [Fact]
    public async Task What_an_attempt_began_the_next_one_goes_on_with_by_the_same_key_and_a_later_press_has_its_own()
    {
        var keys = new List<string>();
        await Assert.ThrowsAsync<IOException>(() => AnswerAsync((activity, _) => throw Noted(activity), id: "1"));
        await AnswerAsync(KeepKeyAsync, id: "2");
        clock.Advance(TimeSpan.FromMinutes(11));
        await AnswerAsync(KeepKeyAsync, id: "3");
        Assert.Equal((keys[0], false), (keys[1], keys[0] == keys[2]));

        IOException Noted(Activity activity)
        {
            keys.Add(ActivityKey.Of(activity));
            return new IOException("it died here");
        }

        Task<InvokeReply> KeepKeyAsync(Activity activity, CancellationToken stop)
        {
            Noted(activity);
            return Task.FromResult(new InvokeReply(200, null));
        }
    }

    [Fact]
    public async Task A_caller_who_hangs_up_stops_nothing()
    {
        using var hangUp = new CancellationTokenSource();
        var first = AnswerAsync(HeldAsync, cancellationToken: hangUp.Token);
        await clock.NextWaitAsync();
        await hangUp.CancelAsync();
        work.SetResult();
        await first;
        Assert.Equal("1", (await AnswerAsync(DoneAsync))!.Body!.ToJsonString());
    }

    [Fact]
    public async Task A_reply_too_large_to_remember_is_refused_in_words()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => AnswerAsync((_, _) => Task.FromResult(new InvokeReply(200, new string('x', 300_000)))));
        Assert.Contains("say less", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_old_is_swept_away_and_what_is_not_stays()
    {
        await AnswerAsync(DoneAsync);
        var upkeep = new BotUpkeep(records, clock);
        clock.Advance(TimeSpan.FromMinutes(9));
        await upkeep.SweepAsync(Ct);
        Assert.Equal(1, await CountAsync());
        clock.Advance(TimeSpan.FromMinutes(2));
        await upkeep.SweepAsync(Ct);
        Assert.Equal(0, await CountAsync());
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    /// <summary>By a desk of its own, as in another process.</summary>
    private Task<InvokeReply?> AnswerAsync(Func<Activity, CancellationToken, Task<InvokeReply>> work, IRecordStore? over = null, string id = "1700000000001", CancellationToken cancellationToken = default) =>
        new InvokeDesk([new InvokeHandler("adaptiveCard/action", work)], new KnownConversations(records, new LeftConversations(records)), over ?? records, clock)
            .AnswerAsync(ActivityReader.Read(Encoding.UTF8.GetBytes(Said.Again(Said.Of("invoke", "\"name\":\"adaptiveCard/action\",\"value\":{\"action\":{\"data\":{\"key\":\"7\"}}}"), newId: id))), cancellationToken);

    private Task<InvokeReply> DoneAsync(Activity activity, CancellationToken stop) => Task.FromResult(new InvokeReply(200, JsonValue.Create(Interlocked.Increment(ref begun))));

    private async Task<InvokeReply> HeldAsync(Activity activity, CancellationToken stop)
    {
        var reply = await DoneAsync(activity, stop);
        await work.Task;
        stop.ThrowIfCancellationRequested();
        return reply;
    }

    private Task<InvokeReply> DeadAsync(Activity activity, CancellationToken stop)
    {
        Interlocked.Increment(ref begun);
        return new TaskCompletionSource<InvokeReply>().Task;
    }

    private async Task<T> ElapseAsync<T>(Task<T> task)
    {
        while (!task.IsCompleted)
        {
            var wait = clock.NextWaitAsync();
            // A handler's time limit is nobody's wait: it may be set while a write of the store is on its way.
            if (await Task.WhenAny(task, wait) == wait && await wait is var next && next != Limit) clock.Advance(next);
        }
        return await task;
    }

    private async Task<int> CountAsync()
    {
        var count = 0;
        await foreach (var _ in records.ListAsync("bot-invokes", null, Ct)) count++;
        return count;
    }

    /// <summary>A store in which somebody else always writes a moment before.</summary>
    private sealed class Overtaken(IRecordStore inner, Action other) : IRecordStore
    {
        public Task<StoredRecord?> FindAsync(RecordKey key, CancellationToken cancellationToken) => inner.FindAsync(key, cancellationToken);

        public async Task<string?> TryWriteAsync(RecordKey key, string? tag, byte[]? value, CancellationToken cancellationToken)
        {
            other();
            while ((await inner.FindAsync(key, cancellationToken))?.Tag == tag) await Task.Yield();
            return await inner.TryWriteAsync(key, tag, value, cancellationToken);
        }

        public IAsyncEnumerable<StoredRecord> ListAsync(string partition, string? after, CancellationToken cancellationToken) => inner.ListAsync(partition, after, cancellationToken);
    }
}
