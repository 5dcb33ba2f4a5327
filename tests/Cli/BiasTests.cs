using System.Security.Cryptography;
using System.Text.Json;
using Twins.Tests.Governance.Bias;

namespace Twins.Tests.Cli;

/// <summary>The audit from the command line.</summary>
public sealed class BiasTests : IDisposable
{
    private const int Twins = 24;

    private readonly TemporaryFolder folder = new();

    private string Results => Path.Combine(folder.Path, "results");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_audit_leaves_a_page_its_figures_and_an_entry_that_names_them_and_the_next_one_lists_it()
    {
        Town.Write(Path.Combine(folder.Path, "study"));
        var audit = await RunAsync(null, "--by", "dpo-1");
        Assert.True(audit.Code == 0, audit.Error);
        Assert.Contains("not a language model", audit.Output, StringComparison.Ordinal);
        var hash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(Results, "bias.json"), TestContext.Current.CancellationToken)));
        var log = await TwinsProcess.RunAsync(folder.Path, null, "audit", "show", "panel:town");
        Assert.Contains($"dpo-1 bias-audit panel:town campaign=town mode=forecast", log.Output, StringComparison.Ordinal);
        Assert.Contains($"sha256={hash}", log.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(null)).Code);
        Assert.Contains(hash, await PageAsync(), StringComparison.Ordinal);
        Assert.Equal(0, (await TwinsProcess.RunAsync(folder.Path, null, "audit", "verify")).Code);
    }

    [Fact]
    public async Task Killed_again_and_again_an_audit_goes_on_and_pays_at_most_for_what_was_in_flight()
    {
        const int concurrency = 4, kills = 4;
        var study = Town.Write(Path.Combine(folder.Path, "study"), Twins);
        // The panel as it is, twice, and each twin in fourteen guises, of which two are one for the nineteen who are British already.
        const int evaluations = (Twins * (2 + 14)) - 19;
        await using var model = OpinionatedModel.Start(p => 1 + (OpinionatedModel.Chance(p) % 5));
        for (var k = 1; k <= kills; k++)
        {
            using var audit = Start(model, study, concurrency);
            await audit.UntilAsync(() => model.Calls >= k * evaluations / (kills + 1));
            Assert.False(audit.HasExited, audit.Error);
            await audit.KillAsync();
        }
        using var last = Start(model, study, concurrency);
        var end = await last.FinishAsync();
        Assert.True(end.Code == 0, end.Error);
        var paid = model.Calls;
        Assert.InRange(paid, evaluations, evaluations + (kills * concurrency));
        using var again = Start(model, study, concurrency);
        Assert.Equal(0, (await again.FinishAsync()).Code);
        Assert.Equal(paid, model.Calls);
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Results, "bias.json"), TestContext.Current.CancellationToken));
        Assert.Equal(evaluations, report.RootElement.GetProperty("scope").GetProperty("evaluations").GetInt32());
        Assert.Equal(2, (await TwinsProcess.RunAsync(folder.Path, null, "audit", "show", "panel:town")).Output.Split('\n').Count(l => l.Contains("bias-audit", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_budget_that_runs_out_leaves_a_report_that_says_so_and_no_entry()
    {
        var study = Town.Write(Path.Combine(folder.Path, "study"), Twins);
        await using var model = OpinionatedModel.Start(_ => 3);
        using var audit = TwinsProcess.Start(folder.Path, Model(model, 2, ("TWINS_MODEL_PRICES", "100/50/400")), "bias", study, "--out", Results, "--budget", "3");
        var end = await audit.FinishAsync();
        Assert.Equal(1, end.Code);
        Assert.Contains("raise --budget", end.Error, StringComparison.Ordinal);
        Assert.Contains("This audit is not complete", await PageAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("bias-audit", (await TwinsProcess.RunAsync(folder.Path, null, "audit", "show")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_a_twin_is_called_the_page_says_it_and_does_nothing_else()
    {
        Town.Write(Path.Combine(folder.Path, "study"), name: "<script>alert(1)</script>\"'\u202e Marlow", summary: "\"A <img src=x onerror=alert(2)> of 34 years old.\"");
        Assert.Equal(0, (await RunAsync(null)).Code);
        var page = await PageAsync();
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\u202e', page);
    }

    [Fact]
    public async Task A_decision_reports_a_gap_as_adverse_and_a_forecast_as_something_to_compare_with_people()
    {
        var study = Town.Write(Path.Combine(folder.Path, "study"), twins: 40);
        await using var model = OpinionatedModel.Start(p => OpinionatedModel.Line(p, "Gender") is "woman" ? 1 : 5);
        foreach (var (mode, words) in new[] { ("decision", "adverse by the four-fifths rule"), ("forecast", "compare it with people") })
        {
            using var audit = TwinsProcess.Start(folder.Path, Model(model, 4), "bias", study, "--out", Results, "--mode", mode);
            var end = await audit.FinishAsync();
            Assert.Contains(words, end.Output, StringComparison.Ordinal);
            Assert.Equal(mode is "decision", end.Output.Contains("Adverse", StringComparison.OrdinalIgnoreCase));
            Assert.Contains("29 CFR 1607.4", await PageAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("There are no names of the origin 'martian'; there are british", "--origins", "british", "martian")]
    [InlineData("Origins need at least two", "--origins", "british")]
    [InlineData("--by is a staff id or a role", "--by", "Grace Adeyemi")]
    public async Task Misuse_gets_one_sentence(string sentence, params string[] arguments)
    {
        Town.Write(Path.Combine(folder.Path, "study"), twins: 2);
        var audit = await RunAsync(null, arguments);
        Assert.Equal((2, ""), (audit.Code, audit.Output));
        Assert.Contains(sentence, audit.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_command_of_the_guide_does_what_it_says()
    {
        SampleFolder.Copy(folder.Path, "grocer");
        var commands = DocumentedCommands.In("docs/bias.md");
        Assert.Equal(2, commands.Count);
        foreach (var command in commands)
        {
            var end = await TwinsProcess.RunAsync(folder.Path, null, command);
            Assert.True(end.Code == 0, end.Error);
        }
        Assert.True(File.Exists(Path.Combine(folder.Path, "out", "autumn-bias", "bias.html")));
    }

    private Task<Finished> RunAsync(IReadOnlyDictionary<string, string>? environment, params string[] arguments) => TwinsProcess.RunAsync(folder.Path, environment, ["bias", "study", "--out", Results, .. arguments]);

    private RealProcess Start(OpinionatedModel model, string study, int concurrency) => TwinsProcess.Start(folder.Path, Model(model, concurrency), "bias", study, "--out", Results);

    private Task<string> PageAsync() => File.ReadAllTextAsync(Path.Combine(Results, "bias.html"), TestContext.Current.CancellationToken);

    private static Dictionary<string, string> Model(OpinionatedModel model, int concurrency, params (string Name, string Value)[] more)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["TWINS_MODEL"] = "opinionated", ["TWINS_MODEL_URL"] = model.Url.ToString(), ["TWINS_MODEL_CONCURRENCY"] = concurrency.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        foreach (var (name, value) in more) environment[name] = value;
        return environment;
    }
}
