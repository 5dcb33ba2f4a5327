using System.Text.Json;
using Twins.Bench.Loopback;
using Twins.Tests.Validations;

namespace Twins.Tests.Cli;

/// <summary>Validation from the command line, and what it does to the twins.</summary>
public sealed class ValidateTests : IDisposable
{
    private const int Twins = 40;

    private readonly TemporaryFolder data = new();

    private string Study => Path.Combine(data.Path, "study");

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task The_sample_says_in_its_first_line_what_the_twins_may_be_used_for()
    {
        var done = await DoneAsync("validate", Path.Combine(Checkout.Root, "samples", "validation"), "--out", "out");
        Assert.StartsWith("Orlaghan's delivery twins, autumn: Usable for message choice until", done.Output, StringComparison.Ordinal);
        Assert.Contains("refused  pricing: ", done.Output, StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(Path.Combine(data.Path, "out", "validation.html"));
        Assert.Contains("Orlaghan&#x27;s delivery twins, autumn", page, StringComparison.Ordinal);
        Assert.Contains("Answers of twins are made by AI, not by people.", page, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(data.Path, "out", "validation.json")));
        Assert.Equal(["survey", "tests-of-2026", "voices"], json.RootElement.GetProperty("checks").EnumerateArray().Select(c => c.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task A_result_on_file_raises_the_level_of_every_twin_and_a_worse_one_lowers_it()
    {
        WriteStudy(same: .8);
        var before = await LevelsAsync();
        Assert.All(before, t => Assert.Equal(3, t.Level));
        var versions = before.Select(t => t.Version).ToList();
        var done = await DoneAsync("validate", "study", "--out", "out", "--record", "--by", "research-lead");
        Assert.Contains($"On file of {Twins} twins", done.Error, StringComparison.Ordinal);
        var after = await LevelsAsync();
        Assert.All(after, t => Assert.Equal(4, t.Level));
        Assert.All(after, t => Assert.Contains("answered by gpt-mini; usable for ideation", t.Reason, StringComparison.Ordinal));
        // What was asked of them stays paid for.
        Assert.Equal(versions, after.Select(t => t.Version));
        Assert.Contains("# what I know of her", await File.ReadAllTextAsync(Path.Combine(Study, "twins", "t0.twin.yaml")), StringComparison.Ordinal);
        Assert.Contains("validated", (await DoneAsync("audit", "show")).Output, StringComparison.Ordinal);
        WriteAnswers(same: .02);
        await DoneAsync("validate", "study", "--out", "out", "--record", "--by", "research-lead");
        Assert.All(await LevelsAsync(), t => Assert.Equal((3, true), (t.Level, t.Reason.Contains("was not shown to beat the baseline", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_twin_that_was_not_held_against_anybody_gets_nothing_on_file()
    {
        WriteStudy(same: .8);
        var people = Path.Combine(Study, "people.csv");
        await File.WriteAllLinesAsync(people, (await File.ReadAllLinesAsync(people))[..^1]);
        Assert.Contains($"On file of {Twins - 1} twins", (await DoneAsync("validate", "study", "--out", "out", "--record", "--by", "research-lead")).Error, StringComparison.Ordinal);
        Assert.Equal(Twins - 1, (await LevelsAsync()).Count(t => t.Level is 4));
    }

    [Fact]
    public async Task A_twin_of_somebody_who_agreed_to_nothing_is_not_validated()
    {
        WriteStudy(same: .8);
        await File.AppendAllTextAsync(Path.Combine(Study, "twins", "t3.twin.yaml"), "\nsubject: {person: anna-3}\n");
        var refused = await TwinsProcess.RunAsync(data.Path, null, "validate", "study", "--out", "out");
        Assert.Equal(2, refused.Code);
        Assert.Contains("'Person 3' cannot be addressed", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_twin_that_changes_loses_its_validation()
    {
        WriteStudy(same: .8);
        await DoneAsync("validate", "study", "--out", "out", "--record", "--by", "research-lead");
        await File.AppendAllTextAsync(Path.Combine(Study, "twins", "t0.twin.yaml"), "\nbeliefs: [Bread must be warm]\n");
        var levels = await LevelsAsync();
        Assert.Equal((3, true), (levels[0].Level, levels[0].Reason.Contains("it has changed since it was validated", StringComparison.Ordinal)));
        Assert.Equal(4, levels[1].Level);
    }

    [Fact]
    public async Task A_campaign_for_a_decision_says_which_twins_have_passed_its_gate()
    {
        WriteStudy(same: .8);
        SmallStudy.WriteCampaign(Study, variants: 2);
        var campaign = Path.Combine(Study, "small.campaign.yaml");
        await File.AppendAllTextAsync(campaign, "use: pricing\n");
        var report = await SweepAsync();
        Assert.Contains($"Not usable for pricing: 0 of {Twins} twins have a current validation", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twins_are_asked_by_a_model_once_and_judged_again_for_free()
    {
        await using var model = await LoopbackModel.StartAsync();
        WriteStudy(same: .8);
        await File.WriteAllTextAsync(Path.Combine(Study, "asked.campaign.yaml"), "campaign: asked\npanel: all.panel.yaml\nquestions:\n  - {id: q1, kind: likert, text: Do you like bread?}\n  - {id: q2, kind: yes_no, text: Would you order it?}\n");
        WriteAsked(Enumerable.Range(0, Twins).Select(i => (i % 5 + 1, i % 3 is 0)));
        await File.WriteAllTextAsync(Path.Combine(Study, "v.validation.yaml"), "validation: asked\npanel: all.panel.yaml\nchecks:\n  - {kind: answers, id: survey, campaign: asked.campaign.yaml, people: {file: asked.csv}}\n");
        var first = await DoneAsync("validate", "study", "--out", "out", "--model", "stand-in", "--url", model.Url.ToString());
        Assert.Equal(Twins, model.Stats.Chats);
        Assert.Contains($"n = {Twins} people", first.Output, StringComparison.Ordinal);
        Assert.Equal(first.Output, (await DoneAsync("validate", "study", "--out", "out", "--model", "stand-in", "--url", model.Url.ToString())).Output);
        Assert.Equal(Twins, model.Stats.Chats);
    }

    [Fact]
    public async Task A_validation_of_the_offline_respondent_is_labelled_and_put_on_nobodys_file()
    {
        WriteStudy(same: .8);
        await File.WriteAllTextAsync(Path.Combine(Study, "asked.campaign.yaml"), "campaign: asked\npanel: all.panel.yaml\nquestions:\n  - {id: q1, kind: likert, text: Do you like bread?}\n  - {id: q2, kind: yes_no, text: Would you order it?}\n");
        WriteAsked(Enumerable.Range(0, Twins).Select(i => (i % 5 + 1, i % 3 is 0)));
        await File.WriteAllTextAsync(Path.Combine(Study, "v.validation.yaml"), "validation: asked\npanel: all.panel.yaml\nchecks:\n  - {kind: answers, id: survey, campaign: asked.campaign.yaml, people: {file: asked.csv}}\n");
        var refused = await TwinsProcess.RunAsync(data.Path, null, "validate", "study", "--out", "out", "--record", "--by", "research-lead");
        Assert.Equal(2, refused.Code);
        Assert.Contains("which is no language model", refused.Output, StringComparison.Ordinal);
        Assert.Contains("Validate with --model.", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Offline respondent: not a language model", await File.ReadAllTextAsync(Path.Combine(data.Path, "out", "validation.html")), StringComparison.Ordinal);
        Assert.All(await LevelsAsync(), t => Assert.Equal(3, t.Level));
    }

    [Theory]
    [InlineData("offline")]
    [InlineData("survey-baseline")]
    public async Task A_file_of_answers_by_what_is_no_model_goes_on_nobodys_file_either(string respondent)
    {
        WriteStudy(same: .8);
        var plan = Path.Combine(Study, "v.validation.yaml");
        await File.WriteAllTextAsync(plan, (await File.ReadAllTextAsync(plan)).Replace("respondent: gpt-mini", $"respondent: {respondent}", StringComparison.Ordinal));
        var refused = await TwinsProcess.RunAsync(data.Path, null, "validate", "study", "--out", "out", "--record", "--by", "research-lead");
        Assert.Equal(2, refused.Code);
        Assert.Contains($"{respondent} answered, which is no language model", refused.Error, StringComparison.Ordinal);
        Assert.All(await LevelsAsync(), t => Assert.Equal(3, t.Level));
    }

    [Fact]
    public async Task Forecasts_are_sealed_before_their_outcomes_and_a_changed_file_breaks_the_seal()
    {
        Directory.CreateDirectory(Study);
        await File.WriteAllTextAsync(Path.Combine(Study, "forecasts.csv"), "case,forecast\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"c{i},{i}\n")));
        await File.WriteAllTextAsync(Path.Combine(Study, "outcomes.csv"), "case,actual,known\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"c{i},{i + (i % 3)},2099-01-01\n")));
        await File.WriteAllTextAsync(Path.Combine(Study, "v.validation.yaml"), "validation: shadow\nrespondent: gpt-mini\nchecks:\n  - {kind: forecasts, id: sales, file: forecasts.csv, outcomes: outcomes.csv, known: known, sealed: true}\n");
        Assert.Contains("was not sealed as it is now", (await TwinsProcess.RunAsync(data.Path, null, "validate", "study", "--out", "out")).Error, StringComparison.Ordinal);
        Assert.Contains("forecasts.csv is sealed as ", (await DoneAsync("validate", "seal", "study", "--by", "research-lead")).Output, StringComparison.Ordinal);
        Assert.Contains("n = 20 cases", (await DoneAsync("validate", "study", "--out", "out")).Output, StringComparison.Ordinal);
        await File.AppendAllTextAsync(Path.Combine(Study, "forecasts.csv"), "c20,20\n");
        Assert.Contains("was not sealed as it is now", (await TwinsProcess.RunAsync(data.Path, null, "validate", "study", "--out", "out")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judges_sheets_tell_nothing_and_what_judges_fill_in_is_counted()
    {
        Directory.CreateDirectory(Study);
        await File.WriteAllTextAsync(Path.Combine(Study, "texts.csv"), "id,author,text\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"{(i % 2 is 0 ? "human" : "twin")}{i},{(i % 2 is 0 ? "human" : "twin")},Text number {i}\n")));
        var plan = Path.Combine(Study, "v.validation.yaml");
        await File.WriteAllTextAsync(plan, "validation: blind\nchecks:\n  - {kind: turing, id: voices, texts: texts.csv}\n");
        await DoneAsync("validate", "sheets", "study", "--judges", "6", "--out", "study/sheets");
        var sheets = Directory.GetFiles(Path.Combine(Study, "sheets")).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(6, sheets.Count);
        var orders = sheets.Select(s => string.Join(' ', File.ReadAllLines(s).Skip(1).Select(l => l.Split(',')[1]))).ToList();
        Assert.Distinct(orders);
        Assert.All(sheets, s => Assert.False(File.ReadAllText(s).Contains("human", StringComparison.Ordinal) || File.ReadAllText(s).Contains("twin", StringComparison.Ordinal)));
        // A judge who always guesses that it was a machine is right half of the time.
        foreach (var sheet in sheets) File.WriteAllLines(sheet, File.ReadAllLines(sheet).Select((l, i) => i is 0 ? l : l + "ai"));
        await File.WriteAllTextAsync(plan, $"validation: blind\nchecks:\n  - kind: turing\n    id: voices\n    texts: texts.csv\n    sheets: [{string.Join(", ", sheets.Select(s => "sheets/" + Path.GetFileName(s)))}]\n");
        var judged = await DoneAsync("validate", "study", "--out", "out");
        Assert.Contains("told apart                 0.500", judged.Output, StringComparison.Ordinal);
        Assert.Contains("n = 120 guesses by 6 judges about 20 texts", judged.Output, StringComparison.Ordinal);
        Assert.Contains("is there already", (await TwinsProcess.RunAsync(data.Path, null, "validate", "sheets", "study", "--out", "study/sheets")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_company_edits_the_gates_and_its_table_decides()
    {
        Assert.Contains("clinical: Rehearsing", (await DoneAsync("gates")).Output, StringComparison.Ordinal);
        WriteStudy(same: .8);
        await DoneAsync("gates", "--out", "study/our.gates.yaml");
        var table = Path.Combine(Study, "our.gates.yaml");
        await File.WriteAllTextAsync(table, (await File.ReadAllTextAsync(table)).Replace("gates: default", "gates: strict", StringComparison.Ordinal).Replace("at_least: 0\n", "at_least: 0.99\n", StringComparison.Ordinal).Replace("ks_similarity, at_least: 0.8", "ks_similarity, at_least: 1", StringComparison.Ordinal));
        await File.AppendAllTextAsync(Path.Combine(Study, "v.validation.yaml"), "gates: our.gates.yaml\n");
        var output = (await DoneAsync("validate", "study", "--out", "out")).Output;
        Assert.Contains("refused  ideation: correlation shown to be above 0.99", output, StringComparison.Ordinal);
        await File.WriteAllTextAsync(table, "gates: loose\nuses:\n  - {use: message, allows: Everything., days: 10, needs: []}\n");
        Assert.Contains("a gate that everything passes is none", (await TwinsProcess.RunAsync(data.Path, null, "validate", "study", "--out", "out")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_says_whether_these_are_still_the_twins_that_were_validated()
    {
        WriteStudy(same: .8);
        data.File("study/base.questions.yaml", "set: base\nquestions:\n  - {id: fresh, kind: likert, text: Is fresh bread worth its price?}\n  - {id: order, kind: yes_no, text: Would you order fresh bread?}\n");
        await File.AppendAllTextAsync(Path.Combine(Study, "v.validation.yaml"), "watch: {questions: base.questions.yaml}\n");
        Assert.DoesNotContain("since the baseline", (await DoneAsync("validate", "study", "--out", "out")).Output, StringComparison.Ordinal);
        await DoneAsync("watch", "study");
        Assert.Contains("nothing has been asked again since", (await DoneAsync("validate", "study", "--out", "out")).Output, StringComparison.Ordinal);
        for (var i = 0; i < Twins; i++)
        {
            var file = Path.Combine(Study, "twins", $"t{i}.twin.yaml");
            await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("goals: [Fresh bread]", "frustrations: [Fresh bread, Bread that is never worth its price]", StringComparison.Ordinal));
        }
        await TwinsProcess.RunAsync(data.Path, null, "watch", "study");
        Assert.Contains("1 run since the baseline of", (await DoneAsync("validate", "study", "--out", "out")).Output, StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(Path.Combine(data.Path, "out", "validation.html"));
        Assert.Contains("Changed since the baseline: <span dir=\"auto\">documents of the twins</span>", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\" dir=\"auto\">fresh</th>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_from_files_are_text_on_the_page()
    {
        WriteStudy(same: .8);
        foreach (var file in new[] { "people.csv", "twins.csv" }) await File.WriteAllTextAsync(Path.Combine(Study, file), (await File.ReadAllTextAsync(Path.Combine(Study, file))).Replace("q1", "<script>alert(1)</script>", StringComparison.Ordinal));
        await DoneAsync("validate", "study", "--out", "out");
        var page = await File.ReadAllTextAsync(Path.Combine(data.Path, "out", "validation.html"));
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    private void WriteStudy(double same)
    {
        for (var i = 0; i < Twins; i++) data.File($"study/twins/t{i}.twin.yaml", Twin(i));
        data.File("study/all.panel.yaml", "panel: all\nmembers: ['twins/*.twin.yaml']\n");
        data.File("study/v.validation.yaml", "validation: spring\npanel: all.panel.yaml\nrespondent: gpt-mini\nchecks:\n  - {kind: answers, id: survey, people: {file: people.csv}, twins: {file: twins.csv}}\n");
        WriteAnswers(same);
    }

    private void WriteAnswers(double same)
    {
        var people = SimulatedPeople.Draw(Twins, 8, .3, 1);
        foreach (var (name, answers) in new[] { ("people.csv", people), ("twins.csv", SimulatedPeople.Echo(people, same, 2)) })
            data.File($"study/{name}", "twin," + string.Join(',', SimulatedPeople.Names(8)) + "\n" + string.Concat(answers.Select((a, i) => $"t{i},{string.Join(',', a)}\n")));
    }

    private void WriteAsked(IEnumerable<(int Rating, bool Yes)> people) =>
        data.File("study/asked.csv", "twin,q1,q2\n" + string.Concat(people.Select((p, i) => $"t{i},{p.Rating},{(p.Yes ? "yes" : "no")}\n")));

    private static string Twin(int i) =>
        $"""
        # what I know of her
        twin: t{i}
        name: Person {i}
        goals: [Fresh bread]
        memory:
          quotes:
        {string.Concat(Enumerable.Range(0, 5).Select(k => $"    - {{text: I said {k}, source: interview}}\n"))}  facts:
        {string.Concat(Enumerable.Range(0, 5).Select(k => $"    - {{text: She did {k}, source: crm}}\n"))}
        """;

    private async Task<IReadOnlyList<(int Level, string Reason, string Version)>> LevelsAsync()
    {
        var lint = await TwinsProcess.RunAsync(data.Path, null, "lint", "study", "--json");
        using var json = JsonDocument.Parse(lint.Output);
        return [.. json.RootElement.GetProperty("levels").EnumerateArray().Select(t => (t.GetProperty("level").GetInt32(), t.GetProperty("reason").GetString()!, t.GetProperty("version").GetString()!))];
    }

    private async Task<string> SweepAsync()
    {
        await DoneAsync("sweep", "study", "--out", "results");
        return await File.ReadAllTextAsync(Path.Combine(data.Path, "results", "report.json"));
    }

    private async Task<Finished> DoneAsync(params string[] arguments)
    {
        var done = await TwinsProcess.RunAsync(data.Path, null, arguments);
        Assert.True(done.Code is 0, done.Error + done.Output);
        return done;
    }
}
