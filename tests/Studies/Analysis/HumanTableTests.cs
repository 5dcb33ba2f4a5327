using Twins.Core.Documents;
using Twins.Core.Respondents;
using Twins.Core.Studies;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Questions;

namespace Twins.Tests.Studies.Analysis;

public sealed class HumanTableTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public void The_gazpacho_votes_stand_beside_panel_dummies_and_noise_floor()
    {
        var table = HumanTable.Read(SharedFolder.Path("data", "tinytroupe", "human", "gazpacho_votes.csv"), Source("interest", "Vote"), SmallStudy.Likert);
        Assert.Equal([11, 9, 13, 10, 7], table.Counts(5));
        var report = new SmallStudy { Variants = ["gazpacho"], Human = [table], Answer = a => SmallStudy.Point(3 + a.Twin % 2) }.Report();
        var comparison = Assert.Single(report.Questions[0].Human);
        Assert.Equal(50, comparison.People);
        var fits = comparison.Fits.ToDictionary(f => f.Name);
        Assert.Equal("panel", comparison.Fits[0].Name);
        Assert.Equal(.06, fits["uniform"].Kolmogorov!.Value, .005);
        Assert.Equal(.08, fits["uniform"].TotalVariation, .005);
        Assert.Equal(.14, fits["uniform"].EarthMover!.Value, .005);
        Assert.Equal(.12, fits["human noise floor"].Kolmogorov!.Value, .01);
        Assert.Equal(.22, fits["human noise floor"].KolmogorovHigh!.Value, .021);
        Assert.Contains("farther than two samples of the same people", comparison.Sentence);
        Assert.Contains("'uniform' comes closer", comparison.Sentence);
    }

    [Fact]
    public void The_story_telling_rankings_are_compared_by_borda_order_and_kendalls_tau()
    {
        WrittenOption[] options = [.. "ABCDE".Select(c => new WrittenOption { Id = c.ToString(), Text = $"Device {c}" })];
        var question = new RankQuestion { Id = "devices", Text = "Order them.", Options = options };
        var table = HumanTable.Read(SharedFolder.Path("data", "tinytroupe", "human", "story_telling_rankings.csv"), Source("devices", "Vote"), question);
        Assert.Equal(50, table.Answers.Count);
        var report = new SmallStudy { Variants = [], Questions = [question], Human = [table], Answer = _ => new Outcome.Answered(new RankingAnswer([2, 0, 3, 1, 4])) }.Report();
        var ranks = Assert.Single(report.Questions[0].Human).Ranks!;
        Assert.Equal(["C", "A", "D", "E", "B"], ranks.HumanOrder);
        Assert.Equal(["C", "A", "D", "B", "E"], ranks.PanelOrder);
        Assert.Equal(.8, ranks.KendallTau, 1e-9);
        Assert.InRange(ranks.HumanSplitHalfTau.Value, .3, .9);
        Assert.True(ranks.HumanSplitHalfTau.Low < ranks.HumanSplitHalfTau.Value);
    }

    [Fact]
    public void Answers_are_known_by_id_label_or_value_and_strangers_are_counted()
    {
        File.WriteAllText(file, "id;answer\n1;5\n2;Strongly AGREE\n3;5.0\n4;\n5;=cmd|' /C calc'!A0\n6;6\n7;\"2\"\n");
        var table = HumanTable.Read(file, Source("interest", "answer"), SmallStudy.Likert);
        Assert.Equal([0, 1, 0, 0, 3], table.Counts(5));
        Assert.Equal(3, table.Unreadable);
    }

    [Fact]
    public void A_missing_column_is_refused_with_those_that_are_there()
    {
        File.WriteAllText(file, "Person,Vote\n1,3\n");
        var error = Assert.Throws<DocumentException>(() => HumanTable.Read(file, Source("interest", "Votes"), SmallStudy.Likert));
        Assert.Equal("votes.csv: has no column 'Votes'. Its columns are: 'Person', 'Vote'", error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Vote\n")]
    [InlineData("Vote\nmany\n")]
    public void A_file_without_answers_is_refused(string content)
    {
        File.WriteAllText(file, content);
        Assert.Throws<DocumentException>(() => HumanTable.Read(file, Source("interest", "Vote"), SmallStudy.Likert));
    }

    [Fact]
    public void An_enormous_or_absent_file_is_refused()
    {
        using (var stream = File.OpenWrite(file)) stream.SetLength((50L << 20) + 1);
        Assert.Contains("larger than 50 MB", Assert.Throws<DocumentException>(() => HumanTable.Read(file, Source("interest", "Vote"), SmallStudy.Likert)).Message);
        Assert.Contains("no such file", Assert.Throws<DocumentException>(() => HumanTable.Read(file + ".none", Source("interest", "Vote"), SmallStudy.Likert)).Message);
    }

    [Fact]
    public void A_question_without_possibilities_is_refused() =>
        Assert.Throws<DocumentException>(() => HumanTable.Read(file, Source("price", "Vote"), new NumericQuestion { Id = "price", Text = "How much?" }));

    [Fact]
    public void People_whose_variant_is_not_named_are_left_out_with_a_warning()
    {
        File.WriteAllText(file, "Vote\n3\n4\n5\n");
        var report = new SmallStudy { Human = [HumanTable.Read(file, Source("interest", "Vote"), SmallStudy.Likert)], Answer = a => SmallStudy.Point(a.Variant + 1) }.Report();
        Assert.Empty(report.Questions[0].Human);
        Assert.Contains(report.Warnings, w => w.Contains("say in the campaign which variant", StringComparison.Ordinal));
    }

    private static HumanAnswers Source(string question, string column) => new() { Question = question, File = "votes.csv", Column = column };
}
