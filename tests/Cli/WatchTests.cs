using Twins.Tests.Governance.Bias;

namespace Twins.Tests.Cli;

/// <summary>A panel under watch, run by run as a scheduler would start it, with a model whose mind changes in between.</summary>
public sealed class WatchTests : IDisposable
{
    private const int Twins = 30, Replicates = 2, Act = 3;

    private readonly TemporaryFolder folder = new();

    public WatchTests()
    {
        Town.Write(Path.Combine(folder.Path, "panel"), Twins);
        folder.File("panel/fixed.questions.yaml",
            """
            set: fixed
            questions:
              - { id: intent, kind: likert, text: How likely are you to order this week? }
              - { id: click, kind: yes_no, text: Would you open a letter from us? }
            """);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_model_that_stays_as_it_is_stays_stable_and_is_asked_anew_every_time()
    {
        await using var model = OpinionatedModel.Start(Steady);
        Assert.Contains("Baseline kept (30 twins, opinionated)", (await WatchAsync(model)).Output, StringComparison.Ordinal);
        Assert.Equal(Twins * Replicates * 4, model.Calls);
        for (var run = 1; run <= 3; run++)
        {
            var end = await WatchAsync(model);
            Assert.Equal(0, end.Code);
            Assert.Contains("Verdict: stable", end.Output, StringComparison.Ordinal);
            Assert.Contains($"(run {run}, opinionated; baseline of", end.Output, StringComparison.Ordinal);
            Assert.Equal(Twins * Replicates * (4 + run), model.Calls);
        }
    }

    [Fact]
    public async Task A_model_that_turned_is_an_alert_with_an_exit_code_of_its_own_until_the_change_is_accepted()
    {
        var turned = false;
        await using var model = OpinionatedModel.Start(p => Steady(p) - (turned ? 2 : 0));
        await WatchAsync(model);
        turned = true;
        var end = await WatchAsync(model);
        Assert.Equal(Act, end.Code);
        Assert.Contains("ALERT. Verdict: act", end.Output, StringComparison.Ordinal);
        Assert.Matches(@"intent +act +n = 30/30, PSI [0-9.]+, KS 0\.[0-9]+, JSD [0-9.]+ bits, shift -[0-9.]+ SD, p 0\.000, CUSUM [0-9.]+ and Page-Hinkley [0-9.]+ of 5\.7", end.Output);
        Assert.Equal(0, (await WatchAsync(model, "--baseline")).Code);
        Assert.Equal(0, (await WatchAsync(model)).Code);
    }

    [Fact]
    public async Task A_twin_whose_document_changed_is_named_as_what_is_not_as_it_was()
    {
        await using var model = OpinionatedModel.Start(Steady);
        Assert.Equal(0, (await WatchAsync(model)).Code);
        await File.AppendAllTextAsync(Path.Combine(folder.Path, "panel", "twins", "t00.twin.yaml"), "\nbeliefs: [Bread is overrated]\n", TestContext.Current.CancellationToken);
        Assert.Contains("Changed since the baseline: documents of the twins.", (await WatchAsync(model)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_a_run_goes_on_without_paying_twice_and_stands_in_the_history_once()
    {
        await using var model = OpinionatedModel.Start(Steady);
        using (var first = Start(model, ("TWINS_MODEL_CONCURRENCY", "2")))
        {
            await first.UntilAsync(() => model.Calls >= 100);
            Assert.False(first.HasExited, first.Error);
            await first.KillAsync();
        }
        Assert.Contains("Baseline kept", (await WatchAsync(model)).Output, StringComparison.Ordinal);
        Assert.InRange(model.Calls, Twins * Replicates * 4, (Twins * Replicates * 4) + 2);
        Assert.Contains("(run 1,", (await WatchAsync(model)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outage_is_no_drift_and_leaves_the_history_as_it_was()
    {
        await using (var model = OpinionatedModel.Start(Steady)) await WatchAsync(model);
        await using var gone = OpinionatedModel.Start(Steady);
        gone.IsFailing = true;
        var end = await WatchAsync(gone);
        Assert.Equal((1, ""), (end.Code, end.Output));
        Assert.Contains("no reply came, and nothing was kept of this run", end.Error, StringComparison.Ordinal);
        gone.IsFailing = false;
        Assert.Contains("(run 1,", (await WatchAsync(gone)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_offline_respondent_says_the_same_every_time_and_what_it_is()
    {
        SampleFolder.Copy(folder.Path, "grocer", "lives");
        var watch = Assert.Single(DocumentedCommands.In("docs/watching.md"));
        Assert.Contains("Baseline kept (28 twins, offline)", (await TwinsProcess.RunAsync(folder.Path, null, watch)).Output, StringComparison.Ordinal);
        var end = await TwinsProcess.RunAsync(folder.Path, null, watch);
        Assert.Equal(0, end.Code);
        Assert.Contains("Verdict: stable", end.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("CUSUM", end.Output, StringComparison.Ordinal);
        Assert.Contains("not a language model", end.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_model_is_held_against_the_old_one_on_the_same_twins_and_the_history_is_left_alone()
    {
        await using var model = OpinionatedModel.Start(Steady);
        var same = await WatchAsync(model, "--model", "renamed", "--against", "opinionated");
        Assert.Equal(0, same.Code);
        Assert.Contains("renamed against opinionated, 30 twins", same.Output, StringComparison.Ordinal);
        Assert.Equal(2, same.Output.Split('\n').Count(l => l.Contains(" stable ", StringComparison.Ordinal)));
        await using var other = OpinionatedModel.Start(p => 1 + (OpinionatedModel.Chance(p) % 2));
        var end = await WatchAsync(other, "--model", "gloomy", "--against", "opinionated");
        Assert.Equal(Act, end.Code);
        Assert.Matches(@"same twins -[0-9.]+ \(-[0-9.]+ to -[0-9.]+; 30 twins; p 0\.000 with all questions\)", end.Output);
        Assert.Contains("Baseline kept", (await WatchAsync(model)).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "Both models are the same", "--model", "a", "--against", "a")]
    [InlineData(2, "--baseline and --against do not go together", "--model", "a", "--against", "b", "--baseline")]
    [InlineData(2, "--replicates is a number from 1", "--replicates", "0")]
    public async Task Misuse_gets_one_sentence(int code, string sentence, params string[] arguments)
    {
        await using var model = OpinionatedModel.Start(_ => throw new InvalidOperationException("nobody is asked"));
        var end = await WatchAsync(model, arguments);
        Assert.Equal(code, end.Code);
        Assert.Contains(sentence, end.Error, StringComparison.Ordinal);
        Assert.Equal(0, model.Calls);
    }

    /// <summary>Likely, give or take one, by chance and by who is asked.</summary>
    private static int Steady(string prompt) => 4 + (OpinionatedModel.Chance(prompt) % 3) - 1;

    private async Task<Finished> WatchAsync(OpinionatedModel model, params string[] arguments)
    {
        using var watch = Start(model, null, arguments);
        return await watch.FinishAsync();
    }

    private RealProcess Start(OpinionatedModel model, (string Name, string Value)? more, params string[] arguments)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["TWINS_MODEL"] = "opinionated", ["TWINS_MODEL_URL"] = model.Url.ToString() };
        if (more is { } extra) environment[extra.Name] = extra.Value;
        return TwinsProcess.Start(folder.Path, environment, ["watch", "panel", .. arguments]);
    }
}
