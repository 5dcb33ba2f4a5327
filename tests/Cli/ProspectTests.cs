using Twins.Bench.Loopback;
using Twins.Core.Personas;

namespace Twins.Tests.Cli;

/// <summary>A twin from a paragraph, by the real command.</summary>
public sealed class ProspectTests : IDisposable
{
    private const string Nora = "Nora is a 34-year-old nurse from Cork. She hates queues. She wants to cook more.";

    private readonly TemporaryFolder data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task The_sentence_of_docs_populations_becomes_a_twin_and_what_it_does_not_say_is_named()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "docs", "populations.md"), TestContext.Current.CancellationToken);
        var command = Assert.Single(DocumentedCommands.Of(" " + text.Split('`').Single(c => c.StartsWith("twins prospect", StringComparison.Ordinal))));
        var prospect = await RunAsync(command);
        data.File("twins/nora.twin.yaml", prospect.Output);
        var twin = TwinLibrary.Load(Path.Combine(data.Path, "twins")).Get("nora");
        Assert.Equal((34, "nurse", "Cork"), (twin.Demographics.Age, twin.Demographics.Occupation, twin.Demographics.Location));
        Assert.Equal(["She hates queues."], twin.Preferences.Dislikes);
        Assert.Equal("The paragraph does not say: household, goals, price attitude, rules, voice, personality. Add sentences about them, or edit the document.\n", prospect.Error);
    }

    [Fact]
    public async Task The_examples_in_the_help_run_and_the_twin_that_was_written_answers()
    {
        data.File("nora.txt", Nora);
        var examples = DocumentedCommands.Of((await RunAsync("prospect", "--help")).Output.Split("Usage:")[0]);
        Assert.Equal(2, examples.Count);
        foreach (var example in examples) await RunAsync(example);
        Assert.Equal("nora.txt, sentence 2", TwinLibrary.Load(Path.Combine(data.Path, "twins")).Get("nora").Memory.Documents[1].Source);
        Assert.NotEmpty((await RunAsync("ask", "twins", "nora", "What do you think of queues?")).Output);
    }

    [Fact]
    public async Task A_file_that_is_there_stays_unless_it_is_to_be_replaced_and_no_half_file_is_left()
    {
        var mine = data.File("twins/nora.twin.yaml", "mine");
        await RefusedAsync(2, "is there already; use --force to replace it, or another --out.", Nora, "--out", "twins/nora.twin.yaml");
        Assert.Equal("mine", await File.ReadAllTextAsync(mine, TestContext.Current.CancellationToken));
        Assert.Equal("twins/nora.twin.yaml\n", (await RunAsync("prospect", Nora, "--out", "twins/nora.twin.yaml", "--force")).Output);
        Assert.StartsWith("twin: nora\n", await File.ReadAllTextAsync(mine, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal([mine], Directory.GetFiles(Path.Combine(data.Path, "twins")));
    }

    [Fact]
    public async Task A_model_is_paid_once_and_what_cites_no_sentence_is_not_believed()
    {
        await using var model = await LoopbackModel.StartAsync();
        string[] prospect = ["prospect", Nora, "--model", "loopback", "--url", model.V1.ToString()];
        var first = await RunAsync(prospect);
        Assert.Equal(first.Output, (await RunAsync(prospect)).Output);
        Assert.Equal(1, model.Stats.Chats);
        data.File("twins/nora.twin.yaml", first.Output);
        var twin = TwinLibrary.Load(Path.Combine(data.Path, "twins")).Get("nora");
        Assert.Equal(["She wants to cook more."], twin.Goals);
        Assert.Equal(34, twin.Demographics.Age);
    }

    [Fact]
    public async Task A_model_that_talks_nonsense_leaves_the_extracted_twin_and_says_so()
    {
        await using var model = await LoopbackModel.StartAsync(new LoopbackOptions { Script = _ => new Fault.Malformed() });
        var prospect = await RunAsync("prospect", Nora, "--model", "loopback", "--url", model.V1.ToString());
        Assert.Contains("Extracted and not distilled by the model", prospect.Error, StringComparison.Ordinal);
        Assert.Equal((await RunAsync("prospect", Nora)).Output, prospect.Output);
    }

    [Theory]
    [InlineData("The paragraph is blank", "")]
    [InlineData("The paragraph is blank", "blank.txt")]
    [InlineData("nora.txt is not there; name a text file, or write a few sentences about somebody.", "nora.txt")]
    [InlineData("twins is a folder; name a text file, or write a few sentences about somebody.", "twins")]
    [InlineData("long.txt is too long for a paragraph", "long.txt")]
    [InlineData("write a file that ends in .twin.yaml", Nora, "--out", "twins/nora.yaml")]
    [InlineData("--name is blank or longer than 200 characters.", Nora, "--name", " ")]
    [InlineData("--budget needs a model; the offline respondent is free.", Nora, "--budget", "1")]
    [InlineData("--budget needs to know what tokens cost", Nora, "--model", "m", "--url", "http://127.0.0.1:9/v1", "--budget", "1")]
    public async Task Misuse_gets_one_sentence_and_writes_nothing(string sentence, params string[] arguments)
    {
        data.File("blank.txt", " \n");
        data.File("long.txt", new string('a', 100_000));
        data.File("twins/readme.md", "");
        await RefusedAsync(2, sentence, arguments);
        Assert.Empty(Directory.GetFiles(data.Path, "*.yaml", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_is_one_sentence()
    {
        data.File("twins", "a file");
        await RefusedAsync(1, "twins", Nora, "--out", "twins/nora.twin.yaml");
    }

    private async Task RefusedAsync(int code, string sentence, params string[] arguments)
    {
        var refused = await TwinsProcess.RunAsync(data.Path, null, ["prospect", .. arguments]);
        Assert.True((code, "") == (refused.Code, refused.Output), refused.Error + refused.Output);
        Assert.Contains(sentence, Assert.Single(refused.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private async Task<Finished> RunAsync(params string[] arguments)
    {
        var finished = await TwinsProcess.RunAsync(data.Path, null, arguments);
        Assert.True(finished.Code == 0, $"{string.Join(' ', arguments)}: {finished.Error}");
        return finished;
    }
}
