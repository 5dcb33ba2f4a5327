using System.Text.Json;
using Twins.Bench.Loopback;

namespace Twins.Tests.Cli;

public sealed class SweepTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Study => Path.Combine(folder.Path, "study");

    private string Results => Path.Combine(folder.Path, "results");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_offline_respondent_needs_no_account_and_says_everywhere_that_it_is_no_language_model()
    {
        SmallStudy.Write(Study, twins: 8, variants: 4);
        var sweep = await TwinsProcess.RunAsync(folder.Path, null, "sweep", Study, "--out", Results);
        Assert.Equal(0, sweep.Code);
        Assert.Contains("Verdict:", sweep.Output, StringComparison.Ordinal);
        Assert.Contains("32 of 32 asked", sweep.Error, StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(Path.Combine(Results, "report.html"));
        var rows = await File.ReadAllLinesAsync(Path.Combine(Results, "answers.csv"));
        foreach (var surface in new[] { sweep.Output, sweep.Error, page, await File.ReadAllTextAsync(Path.Combine(Results, "report.json")) })
            Assert.Contains("not a language model", surface.ReplaceLineEndings(" "), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1 + (8 * 4 * 2), rows.Length);
        Assert.All(rows.Skip(1), row => Assert.EndsWith("offline,false", row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Json_is_the_only_thing_on_stdout_when_it_is_asked_for()
    {
        SmallStudy.Write(Study, twins: 8, variants: 3);
        var sweep = await TwinsProcess.RunAsync(folder.Path, null, "sweep", Study, "--out", Results, "--json");
        using var json = JsonDocument.Parse(sweep.Output);
        Assert.Equal("small", json.RootElement.GetProperty("campaign").GetString());
        Assert.Equal(3, json.RootElement.GetProperty("questions")[0].GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task A_model_behind_a_url_gives_the_same_kind_of_report_and_the_second_night_is_free()
    {
        await using var model = await LoopbackModel.StartAsync();
        SmallStudy.Write(Study, twins: 8, variants: 5);
        var first = await SweepAsync(model);
        Assert.Equal(0, first.Code);
        Assert.Equal(40, model.Stats.Chats);
        Assert.DoesNotContain("not a language model", first.Output, StringComparison.Ordinal);
        var answers = await File.ReadAllBytesAsync(Path.Combine(Results, "answers.csv"));
        Assert.Equal(0, (await SweepAsync(model)).Code);
        Assert.Equal(40, model.Stats.Chats);
        Assert.Equal(answers, await File.ReadAllBytesAsync(Path.Combine(Results, "answers.csv")));
    }

    [Fact]
    public async Task One_changed_variant_of_fifty_costs_one_call_in_fifty()
    {
        await using var model = await LoopbackModel.StartAsync();
        SmallStudy.Write(Study, twins: 8, variants: 50);
        await SweepAsync(model);
        Assert.Equal(400, model.Stats.Chats);
        SmallStudy.WriteCampaign(Study, variants: 50, changed: 17);
        await SweepAsync(model);
        Assert.Equal(400 + 8, model.Stats.Chats);
    }

    [Fact]
    public async Task Renaming_every_variant_and_turning_their_order_around_costs_nothing()
    {
        await using var model = await LoopbackModel.StartAsync();
        SmallStudy.Write(Study, twins: 8, variants: 10);
        await SweepAsync(model);
        SmallStudy.WriteCampaign(Study, variants: 10, renamed: true);
        Assert.Equal(0, (await SweepAsync(model)).Code);
        Assert.Equal(80, model.Stats.Chats);
    }

    [Fact]
    public async Task Ratings_elicited_in_three_ways_stand_side_by_side()
    {
        await using var model = await LoopbackModel.StartAsync();
        SmallStudy.Write(Study, twins: 8, variants: 3);
        var sweep = await SweepAsync(model, ("TWINS_EMBEDDING_MODEL", "loopback-embedding"), "--elicit", "direct", "stated", "ssr", "--json");
        Assert.True(sweep.Code == 0, sweep.Error);
        using var report = JsonDocument.Parse(sweep.Output);
        Assert.Equal(["direct", "stated", "ssr"], report.RootElement.GetProperty("questions").EnumerateArray().Where(q => q.GetProperty("id").GetString() == "intent").Select(q => q.GetProperty("elicitation").GetString()));
        Assert.NotEmpty(report.RootElement.GetProperty("elicitations").EnumerateArray());
    }

    [Fact]
    public async Task Passing_troubles_of_every_sort_end_in_a_complete_report_without_an_error_as_an_answer()
    {
        await using var model = await LoopbackModel.StartAsync(new LoopbackOptions { Script = LoopbackCommand.Mixed(rate: 0.2, seed: 7) });
        SmallStudy.Write(Study, twins: 8, variants: 10);
        Assert.Equal(0, (await SweepAsync(model)).Code);
        Assert.True(model.Stats.Faults > 0);
        var rows = await File.ReadAllTextAsync(Path.Combine(Results, "answers.csv"));
        Assert.DoesNotContain("server had an error", rows, StringComparison.Ordinal);
        Assert.Equal(model.Stats.Distinct, model.Stats.Answered);
    }

    [Fact]
    public async Task A_budget_stops_the_run_before_it_is_passed_and_a_larger_one_goes_on()
    {
        await using var model = await LoopbackModel.StartAsync();
        SmallStudy.Write(Study, twins: 8, variants: 10);
        var poor = await SweepAsync(model, ("TWINS_MODEL_PRICES", "100/50/400"), "--budget", "2.5");
        Assert.Equal(1, poor.Code);
        Assert.Contains("raise --budget", poor.Error, StringComparison.Ordinal);
        Assert.InRange(model.Stats.Chats, 1, 79);
        var rich = await SweepAsync(model, ("TWINS_MODEL_PRICES", "100/50/400"), "--budget", "1000");
        Assert.Equal(0, rich.Code);
        Assert.Equal(80, model.Stats.Chats);
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Results, "report.json")));
        Assert.InRange(report.RootElement.GetProperty("cost").GetProperty("spent_before").GetDecimal(), 0.0001m, 2.5m);
    }

    [Fact]
    public async Task Ctrl_C_lets_the_calls_in_flight_finish_reports_on_what_was_answered_and_the_same_command_goes_on()
    {
        await using var model = await LoopbackModel.StartAsync(new LoopbackOptions { Latency = TimeSpan.FromMilliseconds(400) });
        SmallStudy.Write(Study, twins: 8, variants: 50);
        // Slow enough that it is in the middle of its work however late the signal comes.
        using var sweep = Sweep(model, ("TWINS_MODEL_CONCURRENCY", "4"));
        await sweep.UntilAsync(() => model.Stats.Chats >= 10);
        await sweep.InterruptAsync();
        var stopped = await sweep.FinishAsync();
        Assert.Equal(1, stopped.Code);
        Assert.Contains("goes on where it was", stopped.Error, StringComparison.Ordinal);
        Assert.Equal(model.Stats.Chats, model.Stats.Answered);
        using (var partial = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Results, "report.json"), TestContext.Current.CancellationToken)))
            Assert.Contains("not complete", partial.RootElement.GetProperty("warnings")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(0, (await SweepAsync(model)).Code);
        Assert.Equal(400, model.Stats.Chats);
    }

    [Fact]
    public async Task A_wrong_key_stops_the_run_with_one_sentence_that_does_not_show_it()
    {
        await using var model = await LoopbackModel.StartAsync(new LoopbackOptions { Key = "right" });
        SmallStudy.Write(Study, twins: 8, variants: 10);
        var sweep = await SweepAsync(model, ("TWINS_MODEL_KEY", "sk-wrong-and-secret"));
        Assert.Equal(1, sweep.Code);
        Assert.DoesNotContain("sk-wrong-and-secret", sweep.Output + sweep.Error, StringComparison.Ordinal);
        Assert.InRange(model.Stats.Chats, 1, 64);
    }

    [Fact]
    public async Task Bad_input_gets_one_sentence_and_leaves_no_file_behind()
    {
        SmallStudy.Write(Study, twins: 2, variants: 2);
        await File.WriteAllTextAsync(Path.Combine(Study, "twins", "again.twin.yaml"), "twin: t1\nname: Twice\n");
        var sweep = await TwinsProcess.RunAsync(folder.Path, null, "sweep", Study, "--out", Results);
        Assert.Equal(1, sweep.Code);
        Assert.Contains("t1", sweep.Error, StringComparison.Ordinal);
        Assert.Empty(sweep.Output);
        Assert.False(Directory.Exists(Results));
    }

    [Theory]
    [InlineData("sweep")]
    [InlineData("sweep", "study", "--replicates", "many")]
    [InlineData("sweep", "study", "--budget", "5")]
    [InlineData("swep", "study")]
    public async Task Misuse_is_exit_code_2(params string[] arguments)
    {
        SmallStudy.Write(Study, twins: 2, variants: 2);
        Assert.Equal(2, (await TwinsProcess.RunAsync(folder.Path, null, arguments)).Code);
    }

    private async Task<Finished> SweepAsync(LoopbackModel model, (string Name, string Value)? more = null, params string[] arguments)
    {
        using var sweep = Sweep(model, more, arguments);
        return await sweep.FinishAsync();
    }

    private RealProcess Sweep(LoopbackModel model, (string Name, string Value)? more = null, params string[] arguments)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["TWINS_MODEL"] = "loopback", ["TWINS_MODEL_URL"] = model.V1.ToString() };
        if (more is { } extra) environment[extra.Name] = extra.Value;
        return TwinsProcess.Start(folder.Path, environment, ["sweep", Study, "--out", Results, .. arguments]);
    }
}
