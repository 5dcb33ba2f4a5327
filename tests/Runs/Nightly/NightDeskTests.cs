using System.Text;
using Twins.Core.Runs.Nightly;
using Twins.Core.Runs.Sharing;
using Twins.Core.Studies.Analysis;

namespace Twins.Tests.Runs.Nightly;

public sealed class NightDeskTests
{
    private static readonly CancellationToken Always = CancellationToken.None;

    [Fact]
    public async Task Many_hosts_that_ring_for_one_night_order_one_run()
    {
        await using var house = await NightHouse.OpenAsync();
        house.Write("bread", twins: 4, variants: 5);
        await house.ScheduleAsync("bread");
        var desks = Enumerable.Range(0, 8).Select(_ => house.Desk()).ToArray();
        var rung = await Task.WhenAll(desks.Select(desk => Task.Run(() => desk.RunAsync(house.Clock.GetUtcNow(), Always))));
        Assert.Contains(rung, night => night is not null);
        foreach (var desk in desks) await desk.RunAsync(house.Clock.GetUtcNow(), Always);
        Assert.Single(await house.RunsAsync());
        await house.FinishAsync(await house.Nights.FindAsync(new DateOnly(2026, 11, 25), Always));
        Assert.Equal(20, house.Seen.Chats);
    }

    [Fact]
    public async Task Five_missed_nights_are_caught_up_by_one_run_and_the_night_says_so()
    {
        await using var house = await NightHouse.OpenAsync();
        house.Write("bread", twins: 3, variants: 2);
        await house.ScheduleAsync("bread");
        var first = await house.SleepAsync();
        Assert.Null(first.Night.CaughtUp);
        house.Clock.Advance(TimeSpan.FromDays(6) + TimeSpan.FromHours(7));
        var due = house.Clock.GetUtcNow() - TimeSpan.FromHours(7);
        var late = await house.Desk().RunAsync(due, Always);
        Assert.Equal("Caught up at 2 December 09:00 UTC; it was due at 2 December 02:00. The 5 nights before were missed; this one stands for all of them.", late!.CaughtUp);
        Assert.Equal(2, (await house.RunsAsync()).Count);
        Assert.Equal(first.Lines[0].Run, (await house.FinishAsync(late)).Lines[0].Since);
        Assert.Null((await house.SleepAsync()).Night.CaughtUp);
    }

    [Fact]
    public async Task One_edited_message_of_fifty_costs_one_fiftieth_and_is_the_only_one_that_the_report_calls_asked_again()
    {
        await using var house = await NightHouse.OpenAsync();
        house.Write("bread", twins: 10, variants: 50);
        await house.ScheduleAsync("bread");
        var first = await house.SleepAsync();
        Assert.Equal((500, null), (house.Seen.Chats, first.Lines[0].Since));
        house.Write("bread", twins: 10, variants: 50, changed: 7);
        var second = await house.SleepAsync();
        Assert.Equal(510, house.Seen.Chats);
        Assert.Equal(first.Lines[0].Run, second.Lines[0].Since);
        var changes = await house.ChangesAsync(second.Lines[0].Run!);
        var asked = Assert.Single(changes.GetProperty("variants").EnumerateArray(), v => v.GetProperty("kind").GetString() is not "not_asked_again");
        Assert.Equal(("v7", "its content was edited"), (asked.GetProperty("id").GetString(), asked.GetProperty("reasons")[0].GetString()));
        Assert.Equal("1 message was edited: v7.", Assert.Single(changes.GetProperty("edits").EnumerateArray()).GetProperty("sentence").GetString());
        Assert.Contains(changes.GetProperty("sentence").GetString()!, second.Lines[0].Sentence);
        Assert.EndsWith("10 calls were bought for $0.0" + second.Lines[0].Sentence.Split("$0.0")[^1], second.Lines[0].Sentence);
        Assert.Contains("49 were not asked again.", second.Lines[0].Sentence);
    }

    [Fact]
    public async Task An_unchanged_campaign_costs_nothing_and_says_so()
    {
        await using var house = await NightHouse.OpenAsync();
        house.Write("bread", twins: 5, variants: 4);
        await house.ScheduleAsync("bread");
        await house.SleepAsync();
        var second = await house.SleepAsync();
        Assert.Equal(20, house.Seen.Chats);
        Assert.StartsWith("Nothing was asked again since 26 November: 4 messages stand as they were.", second.Lines[0].Sentence);
        Assert.EndsWith("It cost nothing: every answer was in the ledger.", second.Lines[0].Sentence);
        Assert.Contains("Nothing was asked again since 26 November", await house.PageAsync(second.Lines[0].Run!));
    }

    [Fact]
    public async Task A_campaign_that_no_longer_reads_stops_no_other_and_is_tried_again_by_hand_and_by_night()
    {
        await using var house = await NightHouse.OpenAsync();
        foreach (var campaign in new[] { "apples", "bread", "cheese" }) house.Write(campaign, twins: 3, variants: 2);
        foreach (var campaign in new[] { "apples", "bread", "cheese", "gone" }) await house.ScheduleAsync(campaign, campaign is "cheese" ? new Schedule { Panels = ["lost.panel.yaml"] } : null);
        var good = await File.ReadAllTextAsync(house.File("apples"));
        await File.WriteAllTextAsync(house.File("apples"), good.Replace("kind: likert", "kind: likeret", StringComparison.Ordinal));
        var night = await house.SleepAsync();
        Assert.Equal(["not_ordered", "completed", "not_ordered", "not_ordered"], night.Lines.Select(l => l.State));
        Assert.Contains("likeret", night.Lines[0].Sentence);
        Assert.EndsWith("It is tried again next night; retry this night to try it now.", night.Lines[0].Sentence);
        Assert.Contains("there is no file 'lost.panel.yaml' beside this document.", night.Lines[2].Sentence);
        Assert.StartsWith("There is no campaign 'gone' any more; put it back, or delete its schedule.", night.Lines[3].Sentence);
        await File.WriteAllTextAsync(house.File("apples"), good);
        var retried = await house.FinishAsync(await house.Desk().RetryAsync(night.Night.Date, Always));
        Assert.Equal("completed", retried.Lines.Single(l => l.Campaign is "apples").State);
        Assert.Equal(night.Lines[1].Run, retried.Lines.Single(l => l.Campaign is "bread").Run);
        Assert.Equal(2, (await house.RunsAsync()).Count);
        Assert.Equal(["completed", "completed", "not_ordered", "not_ordered"], (await house.SleepAsync()).Lines.Select(l => l.State));
    }

    [Fact]
    public async Task Each_panel_of_a_schedule_is_a_run_of_its_own_and_compared_with_its_own()
    {
        await using var house = await NightHouse.OpenAsync();
        house.Write("bread", twins: 6, variants: 3);
        await house.ScheduleAsync("bread", new Schedule { Panels = ["all.panel.yaml", "few.panel.yaml"], Replicates = 2, Budget = 1 });
        var first = await house.SleepAsync();
        // The two twins of the small panel are in the large one too, and their answers in the ledger.
        Assert.Equal(36, house.Seen.Chats);
        Assert.Equal(["all.panel.yaml", "few.panel.yaml"], first.Lines.Select(l => l.Panel));
        var second = await house.SleepAsync();
        Assert.Equal(first.Lines.Select(l => l.Run), second.Lines.Select(l => l.Since));
        Assert.Equal(2, (await house.ChangesAsync(second.Lines[1].Run!)).GetProperty("twins").GetInt32());
        Assert.All(await Task.WhenAll(second.Lines.Select(l => house.Hand().Journal.ReadAsync(l.Run!, Always))), view => Assert.Equal(.5m, view!.Order.Budget));
    }

    [Fact]
    public async Task A_night_that_did_not_complete_is_no_night_to_compare_with_and_can_be_run_again()
    {
        await using var house = await NightHouse.OpenAsync();
        house.Write("bread", twins: 20, variants: 20);
        await house.ScheduleAsync("bread");
        var whole = await house.SleepAsync();
        house.Write("bread", twins: 20, variants: 21);
        await SetBudgetAsync(house, .000_1m);
        var poor = await house.SleepAsync();
        Assert.Equal("budget_exhausted", poor.Lines[0].State);
        Assert.Contains("start the run again with a larger budget", poor.Lines[0].Sentence);
        await SetBudgetAsync(house, 50);
        var again = await house.FinishAsync(await house.Desk().RetryAsync(poor.Night.Date, Always));
        Assert.Equal("completed", again.Lines[0].State);
        Assert.NotEqual(poor.Lines[0].Run, again.Lines[0].Run);
        Assert.Equal(whole.Lines[0].Run, again.Lines[0].Since);
        Assert.Equal(420, house.Seen.Chats);
        Assert.Contains("New: 'v20'.", again.Lines[0].Sentence);
    }

    [Fact]
    public async Task What_may_pass_by_itself_is_tried_again_minutes_later_a_few_times()
    {
        await using var house = await NightHouse.OpenAsync();
        house.Write("bread", twins: 2, variants: 2);
        await house.ScheduleAsync("bread");
        for (var i = 0; i < 2; i++) house.Faults.Enqueue(new IOException("host db-7 is away"));
        var night = await house.Desk().RunAsync(house.Clock.GetUtcNow(), Always);
        Assert.Equal("The run could not be ordered (IOException); look into the log, or wait: it is tried a few times.", night!.Entries[0].Problem);
        Assert.Null(night.Through);
        Assert.Equal(2, (await house.Desk().ContinueAsync(Always))!.Entries[0].Failures);
        var through = await house.Desk().ContinueAsync(Always);
        Assert.NotNull(through!.Through);
        Assert.NotNull(through.Entries[0].Run);
        Assert.Null(await house.Desk().ContinueAsync(Always));
        for (var i = 0; i < 9; i++) house.Faults.Enqueue(new IOException("host db-7 is away"));
        house.Clock.Advance(TimeSpan.FromDays(1));
        await house.Desk().RunAsync(house.Clock.GetUtcNow(), Always);
        for (var i = 0; i < 9; i++) await house.Desk().ContinueAsync(Always);
        Assert.Equal(4, house.Faults.Count);
    }

    [Fact]
    public async Task Schedules_that_rest_or_are_over_or_not_yet_begun_make_no_night()
    {
        await using var house = await NightHouse.OpenAsync();
        house.Write("bread", twins: 2, variants: 2);
        var tomorrow = new DateOnly(2026, 11, 26);
        await house.ScheduleAsync("bread", new Schedule { Active = false });
        await house.ScheduleAsync("later", new Schedule { From = tomorrow.AddDays(1) });
        await house.ScheduleAsync("over", new Schedule { Until = tomorrow.AddDays(-1) });
        house.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(await house.Desk().RunAsync(house.Clock.GetUtcNow(), Always));
        Assert.Null(await house.Desk().ContinueAsync(Always));
        Assert.Null(await house.Nights.FindAsync(tomorrow, Always));
        Assert.True(new Schedule { From = tomorrow, Until = tomorrow }.IsDue(tomorrow));
    }

    [Fact]
    public async Task Nights_are_listed_newest_first_from_any_place()
    {
        await using var house = await NightHouse.OpenAsync();
        house.Write("bread", twins: 1, variants: 1);
        await house.ScheduleAsync("bread", new Schedule { Model = "offline" });
        for (var i = 0; i < 4; i++) await house.SleepAsync();
        Assert.Equal([29, 28, 27, 26], await house.Nights.ListAsync(null, Always).Select(n => n.Date.Day).ToListAsync());
        Assert.Equal([27, 26], await house.Nights.ListAsync(new DateOnly(2026, 11, 28), Always).Select(n => n.Date.Day).ToListAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"version\":1}")]
    [InlineData("[[[[[[[[[[")]
    public async Task What_an_earlier_night_left_is_not_believed_and_keeps_no_report_from_coming_about(string cells)
    {
        await using var house = await NightHouse.OpenAsync();
        house.Write("bread", twins: 2, variants: 2);
        await house.ScheduleAsync("bread");
        var first = await house.SleepAsync();
        await house.Stores.Blobs.WriteAsync(RunReporter.BlobOf(first.Lines[0].Run!, CellsFile.Name), new MemoryStream(Encoding.UTF8.GetBytes(cells)), Always);
        var second = await house.SleepAsync();
        Assert.StartsWith($"These figures cannot be compared with those of the run {first.Lines[0].Run}: what the earlier run left cannot be read by this version of Twins.", second.Lines[0].Sentence);
    }

    private static async Task SetBudgetAsync(NightHouse house, decimal budget)
    {
        var book = new ScheduleBook(house.Stores.Records);
        await book.TryWriteAsync("bread", (await book.FindAsync("bread", Always))!.Tag, new Schedule { Budget = budget }, Always);
    }
}
