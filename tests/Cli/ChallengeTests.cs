using System.Globalization;
using Twins.Tests.Governance.Bias;

namespace Twins.Tests.Cli;

/// <summary>A new model against the old one, on what real people answered.</summary>
public sealed class ChallengeTests : IDisposable
{
    private const int Twins = 30, Fails = 3;

    private readonly TemporaryFolder folder = new();

    public ChallengeTests()
    {
        Town.Write(Path.Combine(folder.Path, "panel"), Twins);
        folder.File("panel/fixed.questions.yaml",
            """
            set: fixed
            questions:
              - { id: intent, kind: likert, text: How likely are you to order this week? }
              - { id: click, kind: yes_no, text: Would you open a letter from us? }
            """);
        WritePeople();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_challenger_that_is_as_good_passes_and_one_that_is_worse_fails()
    {
        await using var model = OpinionatedModel.Start(Truth);
        var same = await ChallengeAsync(model, "as-good", "0.02");
        Assert.True(same.Code == 0, same.Output + same.Error);
        Assert.Contains("Mean error, as a share of the scale: champion 0.000, as-good 0.000", same.Output, StringComparison.Ordinal);
        Assert.Contains("Verdict: passes: as-good is shown to be at most 0.02 worse than champion.", same.Output, StringComparison.Ordinal);
        await using var worse = OpinionatedModel.Start(p => 6 - Truth(p));
        var end = await ChallengeAsync(worse, "worse", "0.02");
        Assert.Equal(Fails, end.Code);
        Assert.Contains("Verdict: fails: worse is shown to be worse by more than 0.02.", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_only_a_little_off_is_undecided_at_a_narrow_margin()
    {
        await using var old = OpinionatedModel.Start(Truth);
        await ChallengeAsync(old, "champion-too", "0.05");
        await using var model = OpinionatedModel.Start(p => Truth(p) + (OpinionatedModel.Chance(p) % 4 is 0 ? -1 : 0));
        var end = await ChallengeAsync(model, "a-little-off", "0.05");
        Assert.Equal(Fails, end.Code);
        Assert.Contains("Verdict: undecided", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_margin_is_set_once_and_every_further_challenger_makes_the_interval_wider()
    {
        await using var model = OpinionatedModel.Start(Truth);
        Assert.Contains("(95 %:", (await ChallengeAsync(model, "one", "0.02")).Output, StringComparison.Ordinal);
        Assert.Contains("(97.5 %:", (await ChallengeAsync(model, "two", "0.02")).Output, StringComparison.Ordinal);
        Assert.Contains("(97.5 %:", (await ChallengeAsync(model, "two", "0.02")).Output, StringComparison.Ordinal);
        var asked = model.Calls;
        var other = await ChallengeAsync(model, "three", "0.5");
        Assert.Equal((2, "", asked), (other.Code, other.Output, model.Calls));
        Assert.Contains("one that is chosen after looking is none. Use --margin 0.02", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_twin_that_was_made_from_the_answers_is_not_scored_on_them()
    {
        for (var i = 0; i < 25; i++) await File.AppendAllTextAsync(Path.Combine(folder.Path, "panel", "twins", $"t{i:00}.twin.yaml"), "\nmemory:\n  facts: [{ text: 'Asked \"How likely are you to order this week?\" and \"Would you open a letter from us?\", said 4 and yes.' }]\n", TestContext.Current.CancellationToken);
        await using var model = OpinionatedModel.Start(Truth);
        var end = await ChallengeAsync(model, "new", "0.02");
        Assert.Equal(Fails, end.Code);
        Assert.Contains("t00: its own texts hold the question “How likely are you to order this week?”", end.Output, StringComparison.Ordinal);
        Assert.Contains("Verdict: too few: fewer than ten people", end.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("answer\n4\n", "needs a column 'twin'", 1)]
    [InlineData("twin,intent\nt00,4\nt00,5\n", "'t00' was in row 2 already", 1)]
    [InlineData("twin,intent\nt00,perhaps\n", "holds no answer", 1)]
    public async Task A_file_that_cannot_be_used_is_refused_before_anybody_is_asked(string people, string sentence, int code)
    {
        folder.File("people.csv", people);
        await using var model = OpinionatedModel.Start(Truth);
        var end = await ChallengeAsync(model, "new", "0.02");
        Assert.Equal((code, 0), (end.Code, model.Calls));
        Assert.Contains(sentence, end.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_margin_without_people_is_misuse()
    {
        var end = await TwinsProcess.RunAsync(folder.Path, null, "watch", "panel", "--margin", "0.1");
        Assert.Equal(2, end.Code);
        Assert.Contains("--people, --margin and --against go together", end.Error, StringComparison.Ordinal);
    }

    /// <summary>What the person of this twin said; the old model knows it, whoever else is asked.</summary>
    private static int Truth(string prompt) => OpinionatedModel.Line(prompt, "Age") switch { "24" => 5, "37" => 4, "50" => 3, _ => 2 };

    private void WritePeople() =>
        folder.File("people.csv", "twin,intent,click\n" + string.Concat(Enumerable.Range(0, Twins).Select(i => string.Create(CultureInfo.InvariantCulture, $"t{i:00},{5 - (i % 4)},{(i % 4 < 2 ? "yes" : "no")}\n"))));

    /// <summary>The champion was asked by a model that knows the truth, in an earlier process; here it comes out of the ledger.</summary>
    private async Task<Finished> ChallengeAsync(OpinionatedModel model, string challenger, string margin)
    {
        await using var champion = OpinionatedModel.Start(Truth);
        await RunAsync(champion, "--model", "champion", "--against", "somebody");
        return await RunAsync(model, "--model", challenger, "--against", "champion", "--people", "people.csv", "--margin", margin);
    }

    private Task<Finished> RunAsync(OpinionatedModel model, params string[] arguments) =>
        TwinsProcess.RunAsync(folder.Path, new Dictionary<string, string>(StringComparer.Ordinal) { ["TWINS_MODEL_URL"] = model.Url.ToString() }, ["watch", "panel", .. arguments]);
}
