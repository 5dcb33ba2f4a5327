using Twins.Functions.Nightly;

namespace Twins.Tests.Functions.Nightly;

public sealed class NightSetupTests
{
    [Theory]
    [InlineData("2026-11-25T02:00:00.3Z", "2026-11-25T02:00:00Z")]
    [InlineData("2026-11-25T01:59:59.9Z", "2026-11-25T02:00:00Z")]
    [InlineData("2026-11-25T09:00:00Z", "2026-11-25T02:00:00Z")]
    [InlineData("2026-11-26T01:00:00Z", "2026-11-25T02:00:00Z")]
    public void The_night_is_the_one_that_was_due_last_and_a_clock_that_rings_early_means_the_one_to_come(string now, string due) =>
        Assert.Equal(DateTimeOffset.Parse(due), NightSetup.Due("0 0 2 * * *", DateTimeOffset.Parse(now)));

    [Fact]
    public void A_sweep_on_the_first_of_the_month_is_due_on_the_first_all_month_long() =>
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 2, 0, 0, TimeSpan.Zero), NightSetup.Due("0 0 2 1 * *", new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.Zero)));
}
