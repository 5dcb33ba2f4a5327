using Twins.Core.Personas.Change;
using Twins.Core.Personas.Change.Watching;
using Twins.Core.Runs.Nightly;
using Twins.Tests.Governance.Bias;
using Twins.Tests.Runs.Sharing;

namespace Twins.Tests.Runs.Nightly;

/// <summary>A panel that is asked anew every night, to see whether its answers move.</summary>
public sealed class NightWatchTests
{
    private const int Twins = 30;

    private static readonly CancellationToken Always = CancellationToken.None;

    [Fact]
    public async Task A_watched_panel_is_asked_four_times_as_often_for_its_baseline_and_anew_every_night()
    {
        await using var model = OpinionatedModel.Start(Steady);
        await using var house = await HouseAsync(model);
        var first = Assert.Single((await house.SleepAsync()).Lines);
        Assert.Equal(4 * Twins, model.Calls);
        Assert.Equal("completed", first.State);
        Assert.StartsWith("A baseline was taken on 26 November 2026; nothing has been asked again since.", first.Sentence);
        var second = Assert.Single((await house.SleepAsync()).Lines);
        Assert.Equal(5 * Twins, model.Calls);
        Assert.Equal("completed", second.State);
        Assert.StartsWith("1 run since the baseline of 26 November 2026, the last on 27 November 2026, answered by loopback: stable", second.Sentence);
        // The same orders and wordings as at the baseline, so that nothing but the twins can move.
        Assert.Equal(4 * Twins, model.Prompts.Count);
        Assert.Equal(["intent", "click"], (await house.ReportAsync(second.Run!)).GetProperty("drift").GetProperty("last").EnumerateArray().Select(q => q.GetProperty("question").GetString()));
        await house.SleepAsync();
        Assert.Equal([true, false, false], (await PointsAsync(house)).Select(p => p.IsBaseline));
    }

    [Fact]
    public async Task A_panel_that_has_moved_is_told_of_in_the_nights_line_and_on_the_runs_page()
    {
        var turned = false;
        await using var model = OpinionatedModel.Start(p => turned ? 6 - Steady(p) : Steady(p));
        await using var house = await HouseAsync(model);
        await house.SleepAsync();
        turned = true;
        var line = Assert.Single((await house.SleepAsync()).Lines);
        Assert.Equal("moved", line.State);
        Assert.True(line.IsComplete);
        Assert.Contains("these are no longer the twins of the baseline", line.Sentence);
        Assert.Equal(DriftVerdict.Act, (await house.Hand().Journal.ReadAsync(line.Run!, Always))!.Report!.Drift);
        var page = await house.PageAsync(line.Run!);
        Assert.Contains("<section id=\"drift\">", page);
        Assert.EndsWith("these are no longer the twins of the baseline.", (await house.ReportAsync(line.Run!)).GetProperty("warnings")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains("<a href=\"#drift\">Has it moved?</a>", page);
    }

    [Fact]
    public async Task A_change_that_is_wanted_gets_a_baseline_of_its_own_on_the_night_that_the_schedule_names_and_no_other()
    {
        var turned = false;
        await using var model = OpinionatedModel.Start(p => turned ? 6 - Steady(p) : Steady(p));
        await using var house = await HouseAsync(model, new Schedule { Watch = true, Baseline = new DateOnly(2026, 11, 28) });
        await house.SleepAsync();
        turned = true;
        Assert.Equal("moved", (await house.SleepAsync()).Lines[0].State);
        Assert.StartsWith("A baseline was taken on 28 November 2026", (await house.SleepAsync()).Lines[0].Sentence);
        Assert.StartsWith("1 run since the baseline of 28 November 2026, the last on 29 November 2026, answered by loopback: stable", (await house.SleepAsync()).Lines[0].Sentence);
        Assert.Equal((4 + 1 + 4 + 1) * Twins, model.Calls);
    }

    [Fact]
    public async Task An_edited_twin_is_held_against_the_baseline_and_an_edited_question_begins_another_watch()
    {
        await using var model = OpinionatedModel.Start(Steady);
        await using var house = await HouseAsync(model);
        await house.SleepAsync();
        var twin = Path.Combine(Path.GetDirectoryName(house.File("pulse"))!, "twins", "t3.twin.yaml");
        await File.WriteAllTextAsync(twin, (await File.ReadAllTextAsync(twin, Always)).Replace("Late deliveries", "Stale bread", StringComparison.Ordinal), Always);
        var line = (await house.SleepAsync()).Lines[0];
        Assert.Equal("documents of the twins", (await house.ReportAsync(line.Run!)).GetProperty("drift").GetProperty("changed")[0].GetString());
        await File.WriteAllTextAsync(house.File("pulse"), Campaign.Replace("to order", "to order today", StringComparison.Ordinal), Always);
        Assert.StartsWith("A baseline was taken on 28 November 2026", (await house.SleepAsync()).Lines[0].Sentence);
    }

    [Fact]
    public async Task A_night_on_which_the_model_was_down_is_no_part_of_the_history()
    {
        await using var model = OpinionatedModel.Start(Steady);
        await using var house = await HouseAsync(model);
        await house.SleepAsync();
        model.IsFailing = true;
        var line = (await house.SleepAsync()).Lines[0];
        Assert.Matches(@"^No reply came to \d+ % of the questions\. That is an outage and not what the twins say, so the watch leaves this run out\. ", line.Sentence);
        Assert.StartsWith("No reply came to ", (await house.ReportAsync(line.Run!)).GetProperty("warnings")[0].GetString(), StringComparison.Ordinal);
        Assert.Single(await PointsAsync(house));
        model.IsFailing = false;
        Assert.StartsWith("1 run since the baseline of 26 November 2026, the last on 28 November 2026", (await house.SleepAsync()).Lines[0].Sentence);
    }

    [Fact]
    public async Task A_question_that_nobody_answers_is_no_baseline()
    {
        await using var house = await NightHouse.OpenAsync();
        house.Write("pulse", twins: 5, variants: 1);
        await File.WriteAllTextAsync(house.File("pulse"), Campaign, Always);
        // Their documents say nothing of it.
        await house.ScheduleAsync("pulse", new Schedule { Watch = true, Model = "offline" });
        var line = (await house.SleepAsync()).Lines[0];
        Assert.StartsWith("Nobody answered any question that is watched, so the watch leaves this run out.", line.Sentence);
        Assert.Empty(await PointsAsync(house));
    }

    [Fact]
    public async Task What_cannot_be_watched_is_told_in_the_nights_line()
    {
        await using var house = await NightHouse.OpenAsync();
        house.Write("bread", twins: 2, variants: 2);
        await house.ScheduleAsync("bread", new Schedule { Watch = true });
        var line = (await house.SleepAsync()).Lines[0];
        Assert.Equal("not_ordered", line.State);
        Assert.StartsWith("small.campaign.yaml: shows messages; a watch asks without showing anything, so that nothing but the twins can move. Watch a campaign without variants.", line.Sentence);
        Assert.Equal(0, house.Seen.Chats);
    }

    /// <summary>A process dies at its n-th storage step on the second night, for every n there is; another one goes on.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whatever_line_a_process_dies_at_a_night_is_one_run_of_the_watch_and_no_answer_is_paid_twice(bool diesAfterTheStep)
    {
        await using var model = OpinionatedModel.Start(Steady);
        await using var house = await HouseAsync(model, twins: 3);
        await house.SleepAsync();
        var nights = 1;
        for (var steps = 1; ; steps++)
        {
            var fuse = new Fuse(steps) { DiesAfter = diesAfterTheStep };
            var before = model.Calls;
            var line = (await house.SleepAsync(first: house.Hand(fuse))).Lines[0];
            nights++;
            Assert.StartsWith($"{nights - 1} run{(nights is 2 ? "" : "s")} since the baseline", line.Sentence);
            Assert.Equal(nights, (await PointsAsync(house)).Count);
            // What was on its way when the process died may be asked again; nothing that came back.
            Assert.InRange(model.Calls - before, 3, 6);
            if (!fuse.IsBurnt) break;
        }
        Assert.InRange(nights, 20, 200);
    }

    private static int Steady(string prompt) => 1 + (OpinionatedModel.Chance(OpinionatedModel.Line(prompt, "You are")) % 4);

    private const string Campaign = """
        campaign: pulse
        panel: all.panel.yaml
        questions:
          - id: intent
            kind: likert
            text: How likely are you to order?
          - id: click
            kind: yes_no
            text: Would you open a letter from us?
        """;

    private static async Task<NightHouse> HouseAsync(OpinionatedModel model, Schedule? schedule = null, int twins = Twins)
    {
        var house = await NightHouse.OpenAsync(model.Url);
        house.Write("pulse", twins, variants: 1);
        await File.WriteAllTextAsync(house.File("pulse"), Campaign, Always);
        await house.ScheduleAsync("pulse", schedule ?? new Schedule { Watch = true });
        return house;
    }

    private static async Task<IReadOnlyList<WatchPoint>> PointsAsync(NightHouse house)
    {
        var run = (await house.RunsAsync())[0];
        return await new WatchBook(house.Stores.Records, (await house.Hand().Journal.ReadAsync(run, Always))!.Order.Watch!.Id).ReadAsync(Always);
    }
}
