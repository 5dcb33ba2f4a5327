using Microsoft.Extensions.Time.Testing;
using Twins.Adapters.Teams;

namespace Twins.Tests.Adapters.Teams;

public sealed class ConversationPaceTests
{
    [Fact]
    public async Task A_burst_reaches_the_service_no_faster_than_it_allows()
    {
        await using var rig = await TeamsRig.StartAsync();
        var began = rig.Clock.GetUtcNow();
        await rig.ElapseAsync(Task.Run(async () =>
        {
            for (var i = 0; i < 61; i++) Assert.IsType<ConnectorOutcome.Delivered>(await rig.SendAsync($"{i}"));
        }));
        Assert.Equal(61, rig.Connector.Requests.Count);
        Assert.True(rig.Clock.GetUtcNow() - began >= TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Conversations_do_not_wait_for_each_other()
    {
        await using var rig = await TeamsRig.StartAsync();
        for (var i = 0; i < 50; i++) Assert.IsType<ConnectorOutcome.Delivered>(await rig.SendAsync(conversation: $"a:{i}"));
    }

    [Theory]
    [InlineData(7, 1)]
    [InlineData(8, 2)]
    [InlineData(60, 30)]
    [InlineData(1800, 3600)]
    public void No_window_holds_more_than_its_limit(int count, int seconds)
    {
        var (track, taken) = (new PaceTrack(), new List<TimeSpan>());
        for (var now = TimeSpan.Zero; taken.Count < 2000; now = track.Next() > now ? track.Next() : now)
        {
            if (track.Next() > now) continue;
            track.Take(now);
            taken.Add(now);
        }
        Assert.All(taken.Skip(count), (t, i) => Assert.True(t - taken[i] >= TimeSpan.FromSeconds(seconds)));
        // It is the limit that holds, and not some other one that is narrower.
        Assert.Contains(taken.Skip(count).Select((t, i) => t - taken[i]), span => span == TimeSpan.FromSeconds(seconds));
        Assert.True(track.Length <= 1800);
    }

    [Fact]
    public async Task Conversations_that_are_quiet_for_an_hour_are_forgotten()
    {
        var clock = new FakeTimeProvider();
        var pace = new ConversationPace(clock);
        for (var i = 0; i < 1000; i++) await pace.EnterAsync($"a:{i}", CancellationToken.None);
        Assert.Equal(1000, pace.Count);
        clock.Advance(TimeSpan.FromHours(1));
        await pace.EnterAsync("a:new", CancellationToken.None);
        Assert.Equal(1, pace.Count);
    }

    [Fact]
    public async Task However_many_conversations_there_are_memory_is_bounded_and_the_busy_ones_are_kept()
    {
        var pace = new ConversationPace(new FakeTimeProvider(), most: 10);
        for (var i = 0; i < 100; i++)
        {
            await pace.EnterAsync($"a:{i}", CancellationToken.None);
            if (i % 15 is 0) await pace.EnterAsync("busy", CancellationToken.None);
            if (i % 5 is 0) pace.Pause("busy", TimeSpan.Zero);
        }
        Assert.Equal(10, pace.Count);
        // Seven calls were made in it at this moment; it is still known, so the eighth waits.
        Assert.False(pace.EnterAsync("busy", CancellationToken.None).AsTask().IsCompleted);
    }
}
