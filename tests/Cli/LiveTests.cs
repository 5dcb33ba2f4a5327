using Microsoft.Extensions.Time.Testing;
using Twins.Adapters.Storage.Embedded;
using Twins.Bench.Loopback;
using Twins.Core.Personas;
using Twins.Core.Talks;

namespace Twins.Tests.Cli;

/// <summary>What twins live through, by the real command: told, thought over, looked at, written down and taken back.</summary>
public sealed class LiveTests : IDisposable
{
    private const string Grocer = "samples/grocer", History = "samples/lives/price-rise.history.yaml", Grace = "grace-adeyemi";

    private readonly TemporaryFolder data = new();

    public LiveTests() => SampleFolder.Copy(data.Path, "grocer", "lives");

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task The_commands_of_docs_change_run_as_written_and_leave_every_document_as_it_was()
    {
        var before = Documents();
        var done = new List<Finished>();
        foreach (var command in DocumentedCommands.In("docs/change.md")) done.Add(await RunAsync(command));
        Assert.Equal(6, done.Count);
        Assert.Equal("A: 112 entries told to 28 twins\nB: 70 entries told to 28 twins\n", done[0].Output);
        Assert.Matches(@"\Anew belief: When it comes to price, I was disappointed 4 of 4 times lately\. \[(diary-[0-9a-f]{16}(, |\])){4}\n\z", done[1].Output);
        Assert.Equal(["2026-09-07 event", "2026-09-14 event", "2026-09-21 event", "2026-09-28 event", "2026-09-28 reflection"], Lines(done[2].Output).Select(l => string.Join(' ', l.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2))));
        Assert.All(Lines(done[2].Output), l => Assert.EndsWith(", made up)", l, StringComparison.Ordinal));
        Assert.Contains("Lives: A, B, main.", done[2].Error, StringComparison.Ordinal);
        Assert.Equal(28, Directory.GetFiles(Path.Combine(data.Path, "lives", "a")).Length);
        Assert.Equal($"{Grace} is its document again on 'A'; what was lived is kept and counts no more.\n", done[5].Output);
        Assert.Equal(before, Documents());
    }

    [Fact]
    public async Task The_examples_in_the_help_run_too()
    {
        var help = await RunAsync("live", "--help");
        var examples = DocumentedCommands.Of(help.Output[..help.Output.IndexOf("Usage:", StringComparison.Ordinal)]).ToList();
        Assert.Equal(4, examples.Count);
        foreach (var example in examples) await RunAsync(example);
    }

    [Fact]
    public async Task What_is_told_twice_is_kept_once()
    {
        await RunAsync("live", "tell", Grocer, History);
        Assert.Equal("A: 0 entries told to 28 twins, 112 known before\nB: 0 entries told to 28 twins, 70 known before\n", (await RunAsync("live", "tell", Grocer, History)).Output);
    }

    [Fact]
    public async Task Killed_while_it_tells_it_tells_the_rest_when_it_is_told_again()
    {
        using (var telling = TwinsProcess.Start(data.Path, null, "live", "tell", Grocer, History))
        {
            while (!await AnyIsToldAsync() && !telling.HasExited) await Task.Yield();
            await telling.KillAsync();
        }
        var again = await RunAsync("live", "tell", Grocer, History);
        var told = System.Text.RegularExpressions.Regex.Matches(again.Output, "([0-9]+) (entries|known)", System.Text.RegularExpressions.RegexOptions.NonBacktracking).Sum(m => int.Parse(m.Groups[1].Value));
        Assert.Equal(112 + 70, told);
        foreach (var (path, entries) in new[] { ("A", 4), ("B", 3) }) Assert.Equal(entries, Lines((await RunAsync("live", "show", Grocer, Grace, "--path", path)).Output).Length);
    }

    [Fact]
    public async Task Written_twins_are_those_of_the_life_that_was_asked_for_and_can_be_asked()
    {
        await RunAsync("live", "tell", Grocer, History);
        var write = await RunAsync("live", "write", Grocer, "--path", "B", "--out", "lives/b");
        var twins = TwinLibrary.Load(Path.Combine(data.Path, "lives", "b"));
        Assert.Equal(28, twins.Twins.Count);
        Assert.Contains(twins.Get(Grace).Memory.Episodes, e => e is { Source: "diary: history price-rise", Synthetic: true } && e.Text.Contains("voucher", StringComparison.Ordinal));
        Assert.DoesNotContain(twins.Twins.SelectMany(t => t.Memory.Episodes), e => e.Text.Contains("surcharge", StringComparison.Ordinal));
        Assert.Contains($"{Grace}: {TwinVersion.Of(TwinLibrary.Load(Path.Combine(data.Path, Grocer)).Get(Grace))[..8]} became {TwinVersion.Of(twins.Get(Grace))[..8]}", write.Output, StringComparison.Ordinal);
        Assert.Equal((await RunAsync("ask", "lives/b", Grace, "What do you think of the voucher?")).Output, (await RunAsync("ask", Grocer, Grace, "What do you think of the voucher?", "--path", "B")).Output);
        Assert.NotEmpty((await RunAsync("ask", "lives/b", Grace, "What do you think of the voucher?")).Output);
    }

    [Fact]
    public async Task Nothing_is_written_where_one_file_is_in_the_way()
    {
        await RunAsync("live", "tell", Grocer, History);
        data.File($"lives/a/{Grace}.twin.yaml", "mine");
        var write = await TwinsProcess.RunAsync(data.Path, null, "live", "write", Grocer, "--path", "A", "--out", "lives/a");
        Assert.Equal((1, ""), (write.Code, write.Output));
        Assert.Equal($"lives/a already has {Grace}.twin.yaml. Nothing was written; use --force to replace, or another --out.\n", write.Error);
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(data.Path, "lives", "a", $"{Grace}.twin.yaml"), TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFiles(Path.Combine(data.Path, "lives", "a")));
    }

    [Fact]
    public async Task Reset_with_erase_takes_what_was_lived_out_of_the_store()
    {
        await RunAsync("live", "tell", Grocer, History, "--path", "A");
        Assert.Equal($"{Grace} is its document again on 'A'; 4 entries erased.\n", (await RunAsync("live", "reset", Grocer, Grace, "--path", "A", "--erase")).Output);
        Assert.Empty((await RunAsync("live", "show", Grocer, Grace, "--path", "A")).Output);
        Assert.Equal(4, Lines((await RunAsync("live", "show", Grocer, "anjali-menon", "--path", "A")).Output).Length);
    }

    [Fact]
    public async Task A_model_is_paid_once_for_the_same_diary_and_what_it_cannot_prove_is_left_out()
    {
        const string Opinions = """{"opinions":[{"topic":"Prices","part":"belief","sentence":"They raise prices behind my back.","entries":[1,2]},{"topic":"labels","part":"tendency","sentence":"I check every label.","entries":[3]}]}""";
        await using var model = await LoopbackModel.StartAsync(new LoopbackOptions { Script = _ => new Fault.Says(Opinions) });
        await RunAsync("live", "tell", Grocer, History, "--path", "A");
        string[] reflect = ["live", "reflect", Grocer, Grace, "--path", "A", "--model", "loopback", "--url", model.V1.ToString()];
        Assert.Matches(@"\Anew belief: They raise prices behind my back\. \[diary-[0-9a-f]{16}, diary-[0-9a-f]{16}\]\n\z", (await RunAsync(reflect)).Output);
        Assert.StartsWith("known belief: They raise prices behind my back.", (await RunAsync(reflect)).Output, StringComparison.Ordinal);
        Assert.Equal(1, model.Stats.Chats);
        Assert.Contains("They raise prices behind my back. (loopback, made up)", (await RunAsync("live", "show", Grocer, Grace, "--path", "A")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_gives_no_opinions_is_one_sentence_and_leaves_the_diary_as_it_was()
    {
        await using var model = await LoopbackModel.StartAsync(new LoopbackOptions { Script = _ => new Fault.Malformed() });
        await RunAsync("live", "tell", Grocer, History, "--path", "A");
        await RefusedAsync(1, "Use a model with structured outputs, or reflect without one.", "live", "reflect", Grocer, Grace, "--path", "A", "--model", "loopback", "--url", model.V1.ToString());
        Assert.DoesNotContain("reflection", (await RunAsync("live", "show", Grocer, Grace, "--path", "A")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Criticism_is_taken_to_heart_when_a_steward_says_so_and_then_once()
    {
        var given = await new FeedbackBook(new SqliteRecords(EmbeddedDatabase.Open(data.Path)), new FakeTimeProvider(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero)))
            .KeepAsync(FeedbackKind.Dislike, "ada", "She would never order fish.", Turn, "c1", TestContext.Current.CancellationToken);
        Assert.Equal($"{given.Id}\t{Grace}\tShe would never order fish.\n", (await RunAsync("live", "accept")).Output);
        Assert.Empty((await RunAsync("live", "show", Grocer, Grace)).Output);
        for (var i = 0; i < 2; i++) Assert.Equal($"{Grace}: Asked \"Fish?\" I said \"Yes.\", and was told: \"She would never order fish.\"\n", (await RunAsync("live", "accept", given.Id, "--steward", "jo")).Output);
        Assert.EndsWith("(feedback, accepted by jo)", Assert.Single(Lines((await RunAsync("live", "show", Grocer, Grace)).Output)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "nothere.yaml: does not exist.", "tell", Grocer, "nothere.yaml")]
    [InlineData(1, "nothere: is not a folder.", "tell", "nothere", History)]
    [InlineData(2, "This history tells no life 'C'; it tells A, B.", "tell", Grocer, History, "--path", "C")]
    [InlineData(1, "history.yaml(5,", "tell", Grocer, "broken.history.yaml")]
    [InlineData(1, "there is no twin 'grace-adeyemy'; did you mean 'grace-adeyemi'?", "tell", Grocer, "stranger.history.yaml")]
    [InlineData(1, "has no twin 'grace'", "show", Grocer, "grace")]
    [InlineData(2, "'grace-adeyemi' leads no life 'A'.", "show", Grocer, Grace, "--path", "A")]
    [InlineData(2, "'grace-adeyemi' leads no life 'A'.", "reset", Grocer, Grace, "--path", "A")]
    [InlineData(2, "leads a life 'Z'", "write", Grocer, "--path", "Z", "--out", "lives/z")]
    [InlineData(2, "Say who answers for it: --steward <name>.", "accept", "f1")]
    [InlineData(2, "Say who answers for it: --steward <name>.", "accept", "f1", "--steward", "")]
    [InlineData(2, "There is no feedback 'f1'.", "accept", "f1", "--steward", "jo")]
    [InlineData(2, "Say what is remembered: --report <folder>, --talks, or both.", "remember", Grocer)]
    [InlineData(1, "report.json: does not exist. Name the folder of a report", "remember", Grocer, "--report", "nothere")]
    [InlineData(1, "report.json: is no report of Twins.", "remember", Grocer, "--report", "fake")]
    [InlineData(2, "OPENAI_API_KEY is not set", "reflect", Grocer, Grace, "--model", "openai:gpt-4.1-mini")]
    public async Task Bad_input_gets_one_sentence_and_nothing_is_kept(int code, string sentence, params string[] arguments)
    {
        data.File("broken.history.yaml", "history: h\nevents:\n  - date: 2026-09-07\n    text: The bread was stale.\n    importance: very\n");
        data.File("fake/report.json", "[]");
        data.File("stranger.history.yaml", "history: h\ntwins: [grace-adeyemy]\nevents:\n  - date: 2026-09-07\n    text: The bread was stale.\n");
        await RefusedAsync(code, sentence, ["live", .. arguments]);
        Assert.False(Directory.Exists(Path.Combine(data.Path, "lives")));
        Assert.Empty((await RunAsync("live", "show", Grocer, Grace)).Output);
    }

    [Fact]
    public async Task A_person_who_did_not_agree_to_research_is_neither_looked_at_nor_thought_over_nor_written_anew()
    {
        data.File("people/noor.twin.yaml", "twin: noor\nname: Noor\nsubject:\n  person: p-1\n  consent: {given: 2026-01-01, expires: 2099-01-01, purposes: [conversation]}\n");
        await RefusedAsync(2, "agreed to other uses than research", "live", "reflect", "people", "noor");
        await RefusedAsync(2, "agreed to other uses than research", "live", "show", "people", "noor");
        await RefusedAsync(2, "agreed to other uses than research", "live", "write", "people", "--out", "lives");
        Assert.False(Directory.Exists(Path.Combine(data.Path, "lives")));
    }

    [Fact]
    public async Task A_study_is_remembered_by_everybody_who_took_part_once_and_only_when_somebody_says_so()
    {
        await RunAsync("sweep", Grocer, "--out", "out/autumn");
        Assert.Empty((await RunAsync("live", "show", Grocer, Grace)).Output);
        for (var i = 0; i < 2; i++) Assert.StartsWith(i is 0 ? "main: 28 entries remembered by 28 twins\n" : "main: 0 entries remembered by 28 twins, 28 known before\n", (await RunAsync("live", "remember", Grocer, "--report", "out/autumn")).Output, StringComparison.Ordinal);
        var entry = Assert.Single(Lines((await RunAsync("live", "show", Grocer, Grace)).Output));
        Assert.Matches(@"run +In the study 'autumn' I was asked about 50 messages\. On 'intent' I rated '[a-z-]+' highest \([1-5]\.[0-9]\) and '[a-z-]+' lowest \([1-5]\.[0-9]\)\. \(run of 'autumn', made up\)$", entry);
    }

    [Fact]
    public async Task Talks_are_remembered_and_go_with_whoever_talked()
    {
        var records = new SqliteRecords(EmbeddedDatabase.Open(data.Path));
        await new TalkBook(records).KeepAsync("ada", Turn, TestContext.Current.CancellationToken);
        await new TalkBook(records).KeepAsync("ada", Turn with { Id = "t2", Outcome = "abstained", Answer = "" }, TestContext.Current.CancellationToken);
        Assert.Equal("main: 1 entries remembered by 1 twins\n", (await RunAsync("live", "remember", Grocer, "--talks")).Output);
        Assert.EndsWith("talk       Asked \"Fish?\" I said \"Yes.\" (talk, answered by m, made up)", Assert.Single(Lines((await RunAsync("live", "show", Grocer, Grace)).Output)), StringComparison.Ordinal);
        Assert.Equal(1, await new Core.Personas.Change.Diary(records).EraseSubjectsAsync(new HashSet<string>(StringComparer.Ordinal) { "ada" }, TestContext.Current.CancellationToken));
        Assert.Empty((await RunAsync("live", "show", Grocer, Grace)).Output);
    }

    [Fact]
    public async Task A_store_that_is_no_database_is_one_sentence_and_stays_as_it_is()
    {
        data.File("twins.db", new string('x', 5000));
        await RefusedAsync(1, $"What is kept in {data.Path} cannot be used", "live", "show", Grocer, Grace);
        Assert.Equal(new string('x', 5000), await File.ReadAllTextAsync(Path.Combine(data.Path, "twins.db"), TestContext.Current.CancellationToken));
    }

    private static TalkTurn Turn => new()
    {
        Id = "t1",
        Twin = Grace,
        At = new DateTimeOffset(2026, 11, 19, 9, 0, 0, TimeSpan.Zero),
        Said = "Fish?",
        Answer = "Yes.",
        Outcome = "answered",
        TwinVersion = "v",
        Respondent = "m",
        IsLanguageModel = true,
        PromptVersion = "p",
    };

    private async Task<bool> AnyIsToldAsync()
    {
        if (!File.Exists(Path.Combine(data.Path, "twins.db"))) return false;
        return await new SqliteRecords(EmbeddedDatabase.Open(data.Path)).ListAsync("diary-" + Grace, null, TestContext.Current.CancellationToken).AnyAsync(TestContext.Current.CancellationToken);
    }

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

    private Dictionary<string, string> Documents() => Directory.EnumerateFiles(Path.Combine(data.Path, "samples"), "*", SearchOption.AllDirectories).ToDictionary(f => f, File.ReadAllText);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
