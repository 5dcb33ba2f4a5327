using Twins.Bench.Loopback;

namespace Twins.Tests.Cli;

/// <summary>How far a twin has moved, by the real command.</summary>
public sealed class DriftTests : IDisposable
{
    private const string Grocer = "samples/grocer", Grace = "grace-adeyemi", Questions = "samples/lives/baseline.questions.yaml";

    private readonly TemporaryFolder data = new();

    public DriftTests() => SampleFolder.Copy(data.Path, "grocer", "lives");

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task The_examples_in_the_help_run_once_their_life_was_told()
    {
        await TellAsync();
        var examples = DocumentedCommands.Of((await RunAsync("drift", "--help")).Output).Where(c => c is ["drift", "samples/grocer", ..]).ToList();
        Assert.Equal(2, examples.Count);
        foreach (var example in examples) Assert.Contains("Verdict: ", (await RunAsync(example)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_question_gets_its_figures_and_the_twin_a_verdict_of_what_docs_change_lists()
    {
        await TellAsync();
        var drift = await RunAsync("drift", Grocer, Grace, "--questions", Questions, "--path", "A", "--against", "B");
        var lines = Lines(drift.Output);
        Assert.Equal(["trust", "recommend", "order_soon", "matters", "spend"], lines.Take(5).Select(l => l.Split(' ')[0]));
        Assert.All(lines.Take(5), l => Assert.Matches(@"^\w+ +(stable|watch|act|too few|unknown) +n = [01]/[01](, moved [0-9]+ %)?(, shift [+-]?[0-9.]+ SD)?(, PSI [0-9.]+)?$", l));
        Assert.Equal("Not compared: why.", lines[5]);
        Assert.Matches(@"^Verdict: (stable|watch|act|too few|unknown).* \([0-9a-f]{8} against [0-9a-f]{8}\)\.$", lines[6]);
        // It is asked once, has no p, and says what it is.
        Assert.DoesNotContain(", p ", drift.Output, StringComparison.Ordinal);
        Assert.Contains("not a language model", drift.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_twin_to_which_nothing_happened_is_stable_against_itself()
    {
        var drift = await RunAsync("drift", Grocer, Grace, "--questions", Questions);
        Assert.Contains("Verdict: stable", drift.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch("moved [1-9]", drift.Output);
    }

    [Fact]
    public async Task After_a_reset_the_twin_is_the_one_that_was_validated()
    {
        await TellAsync();
        await RunAsync("live", "reset", Grocer, Grace, "--path", "A");
        var drift = await RunAsync("drift", Grocer, Grace, "--questions", Questions, "--path", "A");
        Assert.Matches(@"Verdict: stable.* \((?<v>[0-9a-f]{8}) against \k<v>\)", drift.Output);
    }

    [Fact]
    public async Task A_model_answers_as_often_as_it_was_asked_to_has_a_p_and_is_paid_once()
    {
        await using var model = await LoopbackModel.StartAsync();
        await TellAsync();
        string[] drift = ["drift", Grocer, Grace, "--questions", Questions, "--path", "A", "--replicates", "12", "--model", "loopback", "--url", model.V1.ToString()];
        var first = await RunAsync(drift);
        Assert.Equal(24, model.Stats.Chats);
        Assert.All(Lines(first.Output).Take(5), l => Assert.Matches(@"n = 12/12", l));
        Assert.Matches(@"trust +\w[a-z ]+ +n = 12/12, moved [0-9]+ %, shift [+-]?[0-9.]+ SD, PSI [0-9.]+, p [01]\.[0-9]{3}", first.Output);
        Assert.Equal(first.Output, (await RunAsync(drift)).Output);
        Assert.Equal(24, model.Stats.Chats);
    }

    [Fact]
    public async Task Killed_in_the_middle_and_asked_again_it_buys_what_was_left()
    {
        await using var model = await LoopbackModel.StartAsync(new LoopbackOptions { Latency = TimeSpan.FromMilliseconds(50) });
        await TellAsync();
        string[] drift = ["drift", Grocer, Grace, "--questions", Questions, "--path", "A", "--replicates", "12", "--model", "loopback", "--url", model.V1.ToString()];
        using (var killed = TwinsProcess.Start(data.Path, null, drift))
        {
            await killed.UntilAsync(() => model.Stats.Answered >= 7);
            Assert.False(killed.HasExited, killed.Error);
            await killed.KillAsync();
        }
        await RunAsync(drift);
        // At most what was in flight is bought again, and it asks one after the other.
        Assert.InRange(model.Stats.Chats, 24, 25);
    }

    [Theory]
    [InlineData(1, "nothere.yaml: does not exist.", Grace, "--questions", "nothere.yaml")]
    [InlineData(1, "shows variants; a set of questions for drift asks without showing anything.", Grace, "--questions", "samples/grocer/autumn.campaign.yaml")]
    [InlineData(1, "has no twin 'grace'", "grace", "--questions", Questions)]
    [InlineData(1, "broken.questions.yaml(", Grace, "--questions", "broken.questions.yaml")]
    [InlineData(2, "'grace-adeyemi' leads no life 'A'.", Grace, "--questions", Questions, "--path", "A")]
    [InlineData(2, "'grace-adeyemi' leads no life 'B'.", Grace, "--questions", Questions, "--against", "B")]
    [InlineData(2, "--replicates is a number from 1 to 1000.", Grace, "--questions", Questions, "--replicates", "0")]
    [InlineData(2, "names no model", Grace, "--questions", Questions, "--model", "openai:")]
    [InlineData(2, "'somewhere' is no URL of a model server", Grace, "--questions", Questions, "--model", "m", "--url", "somewhere")]
    public async Task Bad_input_gets_one_sentence(int code, string sentence, params string[] arguments)
    {
        data.File("broken.questions.yaml", "set: s\nquestions:\n  - {id: a, kind: guess, text: Well?}\n");
        await RefusedAsync(code, sentence, ["drift", Grocer, .. arguments]);
    }

    [Fact]
    public async Task A_model_that_is_not_there_is_one_sentence_that_says_where()
    {
        using var shut = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        shut.Start();
        var nowhere = shut.LocalEndpoint.ToString()!;
        shut.Stop();
        await RefusedAsync(1, $"Nothing answers at {nowhere}", "drift", Grocer, Grace, "--questions", Questions, "--model", "m", "--url", $"http://{nowhere}/v1");
    }

    [Fact]
    public async Task A_person_who_did_not_agree_to_research_is_not_asked()
    {
        data.File("people/noor.twin.yaml", "twin: noor\nname: Noor\nsubject:\n  person: p-1\n  consent: {given: 2026-01-01, expires: 2099-01-01, purposes: [conversation]}\n");
        await RefusedAsync(2, "agreed to other uses than research", "drift", "people", "noor", "--questions", Questions);
    }

    private Task<Finished> TellAsync() => RunAsync("live", "tell", Grocer, "samples/lives/price-rise.history.yaml");

    private async Task RefusedAsync(int code, string sentence, params string[] arguments)
    {
        var refused = await TwinsProcess.RunAsync(data.Path, null, arguments);
        Assert.True((code, "") == (refused.Code, refused.Output), refused.Error + refused.Output);
        Assert.Contains(sentence, Assert.Single(Lines(refused.Error)), StringComparison.Ordinal);
    }

    private async Task<Finished> RunAsync(params string[] arguments)
    {
        var finished = await TwinsProcess.RunAsync(data.Path, null, arguments);
        Assert.True(finished.Code == 0, $"{string.Join(' ', arguments)}: {finished.Error}");
        return finished;
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
