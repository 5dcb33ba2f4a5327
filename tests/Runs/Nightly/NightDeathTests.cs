using Twins.Core.Runs.Nightly;
using Twins.Tests.Runs.Sharing;

namespace Twins.Tests.Runs.Nightly;

public sealed class NightDeathTests
{
    private static readonly CancellationToken Always = CancellationToken.None;

    /// <summary>A host dies at its n-th storage step, for every n there is; the watch of another one goes on, or the timer rings again.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whatever_line_a_host_dies_at_every_schedule_has_its_run_once(bool diesAfterTheStep)
    {
        await using var house = await NightHouse.OpenAsync();
        foreach (var campaign in new[] { "apples", "bread" })
        {
            house.Write(campaign, twins: 1, variants: 2);
            await house.ScheduleAsync(campaign, new Schedule { Model = "offline" });
        }
        var deaths = 0;
        for (var steps = 1; ; steps++)
        {
            house.Clock.Advance(TimeSpan.FromDays(1));
            var due = house.Clock.GetUtcNow();
            var fuse = new Fuse(steps) { DiesAfter = diesAfterTheStep };
            try
            {
                await house.Desk(fuse).RunAsync(due, Always);
            }
            catch (ProcessDiedException)
            {
                deaths++;
            }
            if (!fuse.IsBurnt) break;
            // Its lease ends by itself.
            house.Clock.Advance(TimeSpan.FromMinutes(1));
            var night = await house.Desk().ContinueAsync(Always) ?? await house.Desk().RunAsync(due, Always);
            Assert.NotNull(night!.Through);
            Assert.Equal(due, night.Due);
            Assert.Equal(["apples", "bread"], night.Entries.Select(e => e.Campaign));
            var view = await house.FinishAsync(night);
            Assert.All(view.Lines, l => Assert.Equal("completed", l.State));
            Assert.Equal(2 * steps, (await house.RunsAsync()).Count);
        }
        Assert.InRange(deaths, 20, 200);
    }
}
