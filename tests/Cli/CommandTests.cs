using System.Text.Json;
using System.Text.RegularExpressions;
using Twins.Bench.Loopback;

namespace Twins.Tests.Cli;

public sealed partial class CommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Study => Path.Combine(folder.Path, "study");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_commands_under_make_it_yours_in_the_readme_give_a_study_that_sweeps()
    {
        var section = (await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "README.md"))).Split("## Make it yours")[1].Split("```")[1];
        var commands = ReadmeCommand().Matches(section).Select(m => m.Groups["arguments"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.Equal(5, commands.Count);
        foreach (var command in commands)
        {
            var done = await RunAsync(command);
            Assert.True(done.Code == 0, $"{string.Join(' ', command)}: {done.Error}{done.Output}");
        }
        Assert.NotEmpty(Directory.GetFiles(folder.Path, "report.html", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_new_file_never_overwrites_what_is_there()
    {
        Assert.Equal(0, (await RunAsync("new", "twin", "maria", "--out", "study")).Code);
        var again = await RunAsync("new", "twin", "maria", "--out", "study");
        Assert.Equal(1, again.Code);
        Assert.Empty(again.Output);
    }

    [Fact]
    public async Task Pushing_to_where_nothing_listens_says_how_to_start_an_app()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "api-key"), "a-key-that-is-as-long-as-keys-have-to-be");
        using var shut = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        shut.Start();
        var nowhere = $"http://{shut.LocalEndpoint}/";
        shut.Stop();
        var done = await TwinsProcess.RunAsync(folder.Path, null, "push", Path.Combine(Checkout.Root, "samples", "first"), "--to", nowhere);
        Assert.Equal(1, done.Code);
        Assert.Contains(nowhere, done.Error, StringComparison.Ordinal);
        Assert.Contains("dotnet run --project functions", done.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new", "twin", "../maria")]
    [InlineData("new", "robot", "maria")]
    [InlineData("import", "tinytroupe")]
    [InlineData("estimate")]
    public async Task Misuse_of_any_command_is_exit_code_2(params string[] arguments) => Assert.Equal(2, (await RunAsync(arguments)).Code);

    [Fact]
    public async Task Lint_names_twin_field_and_fix_and_gives_json_when_asked()
    {
        folder.File("study/a.twin.yaml", "twin: a\nname: Ann\ndemographics: { age: 16, occupation: neurosurgeon }\n");
        var lint = await RunAsync("lint", "study", "--json");
        using var findings = JsonDocument.Parse(lint.Output);
        Assert.Contains("neurosurgeon", lint.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, lint.Code);
    }

    [Fact]
    public async Task Personas_come_in_and_go_out_as_they_were()
    {
        var source = SharedFolder.Path("data", "tinytroupe", "agents");
        Assert.Equal(0, (await RunAsync("import", "tinytroupe", source, "--out", "study")).Code);
        Assert.Equal(0, (await RunAsync("export", "tinytroupe", "study", "--out", "back")).Code);
        using var before = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(source, "Lisa.agent.json")));
        var after = Directory.GetFiles(Path.Combine(folder.Path, "back")).Select(File.ReadAllText).Single(t => t.Contains("\"Lisa Carter\"", StringComparison.Ordinal));
        using var returned = JsonDocument.Parse(after);
        Assert.True(JsonElement.DeepEquals(before.RootElement, returned.RootElement));
    }

    [Fact]
    public async Task A_file_that_is_no_persona_is_refused_with_its_reason_and_nothing_is_written()
    {
        folder.File("broken.json", "[1, 2]");
        var import = await RunAsync("import", "tinytroupe", "broken.json", "--out", "study");
        Assert.Equal(1, import.Code);
        Assert.Contains("broken.json", import.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Study));
    }

    [Fact]
    public async Task An_estimate_buys_nothing_and_the_sweep_after_it_says_how_far_it_was_off()
    {
        await using var model = await LoopbackModel.StartAsync();
        SmallStudy.Write(Study, twins: 8, variants: 5);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["TWINS_MODEL"] = "loopback", ["TWINS_MODEL_URL"] = model.V1.ToString(), ["TWINS_MODEL_PRICES"] = "1/0.5/4" };
        var estimate = await TwinsProcess.RunAsync(folder.Path, environment, "estimate", "study", "--json");
        using var range = JsonDocument.Parse(estimate.Output);
        Assert.Equal(0, model.Stats.Chats);
        Assert.Equal(40, range.RootElement.GetProperty("calls").GetInt32());
        Assert.True(range.RootElement.GetProperty("cost").GetProperty("low").GetDecimal() < range.RootElement.GetProperty("cost").GetProperty("high").GetDecimal());
        var sweep = await TwinsProcess.RunAsync(folder.Path, environment, "sweep", "study", "--json");
        using var report = JsonDocument.Parse(sweep.Output);
        Assert.Equal(JsonValueKind.Number, report.RootElement.GetProperty("cost").GetProperty("estimate_error").ValueKind);
    }

    [Fact]
    public async Task A_twin_that_is_asked_answers_under_its_label()
    {
        var ask = await RunAsync("ask", Path.Combine(Checkout.Root, "samples", "grocer"), "andrei-popescu", "What do you think of late delivery slots?");
        Assert.True(ask.Code == 0, ask.Error);
        Assert.NotEmpty(ask.Output.Trim());
        Assert.Contains("AI twin of Andrei Popescu", ask.Error, StringComparison.Ordinal);
        Assert.Contains("not a language model", ask.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("price: 1\n", "price: free\n", "expected a number but found the text 'free'")]
    [InlineData("headline: Fresh bread offer number 1\n", "headline: &a Fresh bread\n", "anchor")]
    [InlineData("panel: all.panel.yaml", "panel: ../all.panel.yaml", "leads out of this folder")]
    public async Task A_bad_campaign_gets_one_sentence_and_leaves_nothing(string right, string wrong, string sentence)
    {
        SmallStudy.Write(Study, twins: 2, variants: 2);
        var file = Path.Combine(Study, "small.campaign.yaml");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace(right, wrong, StringComparison.Ordinal));
        await RefusedAsync(sentence);
    }

    [Theory]
    [InlineData("panel: all\nmembers: ['nobody/*.twin.yaml']\n", "nobody/*.twin.yaml")]
    [InlineData("panel: all\nmembers: ['twins/*.twin.yaml']\nweights: { t0: -1 }\n", "t0")]
    [InlineData("panel: all\nmembers: ['twins/*.twin.yaml']\nweights: { t0: 0, t1: 0 }\n", "t0")]
    public async Task A_bad_panel_gets_one_sentence_and_leaves_nothing(string panel, string sentence)
    {
        SmallStudy.Write(Study, twins: 2, variants: 2);
        folder.File("study/all.panel.yaml", panel);
        await RefusedAsync(sentence);
    }

    [Fact]
    public async Task A_twenty_megabyte_twin_and_one_that_is_not_utf8_get_one_sentence_each()
    {
        SmallStudy.Write(Study, twins: 2, variants: 2);
        folder.File("study/twins/huge.twin.yaml", "twin: huge\nname: " + new string('x', 20 << 20));
        await RefusedAsync("20.0 MB");
        await File.WriteAllBytesAsync(Path.Combine(Study, "twins", "huge.twin.yaml"), [.. "twin: huge\nname: "u8, 0xE9, 0x0A]);
        await RefusedAsync("not UTF-8");
    }

    private async Task RefusedAsync(string sentence)
    {
        var sweep = await RunAsync("sweep", "study", "--out", "results");
        Assert.Equal(1, sweep.Code);
        Assert.Contains(sentence, sweep.Error, StringComparison.Ordinal);
        Assert.Single(sweep.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "results")));
    }

    private Task<Finished> RunAsync(params string[] arguments) => TwinsProcess.RunAsync(folder.Path, null, arguments);

    [GeneratedRegex("^dotnet run --project cli -- (?<arguments>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ReadmeCommand();
}
