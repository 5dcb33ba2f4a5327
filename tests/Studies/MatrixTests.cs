using Twins.Core.Documents;
using Twins.Core.Personas.Change;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Reporting;
using Twins.Tests.Studies.Analysis;

namespace Twins.Tests.Studies;

public sealed class MatrixTests : IDisposable
{
    private const string Matrix =
        """
          - id: view
            kind: matrix
            text: How far do you agree?
            statements:
              - { id: fresh, text: It is fresh. }
              - { id: fair, text: It is fairly priced. }

        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_matrix_is_read_as_its_statements()
    {
        var questions = Read("campaign: c\npanel: p.panel.yaml\nprimary: view_fair\nquestions:\n" + Matrix).Questions;
        Assert.Equal(["view_fresh", "view_fair"], questions.Select(q => q.Id));
        Assert.Equal("How far do you agree? It is fresh.", questions[0].Text);
        Assert.Equal(5, Assert.IsType<LikertQuestion>(questions[1]).Labels.Count);
        Assert.All(questions, q => Assert.Null(q.Flaw()));
    }

    [Fact]
    public void What_is_hashed_and_bought_is_the_rating_alone()
    {
        var row = Read("campaign: c\npanel: p.panel.yaml\nquestions:\n" + Matrix).Questions[0];
        var alone = new LikertQuestion { Id = row.Id, Text = row.Text };
        Assert.Equal(ContentHash.Of<IReadOnlyList<Question>>([alone]), ContentHash.Of<IReadOnlyList<Question>>([row]));
    }

    [Theory]
    [InlineData("fair", "fresh", "two statements have the same id")]
    [InlineData("priced. }", "priced. }\n    labels: [only one]", "labels")]
    public void A_matrix_that_cannot_be_asked_is_refused_by_its_name(string from, string to, string problem)
    {
        var refused = Assert.Throws<DocumentException>(() => Read("campaign: c\npanel: p.panel.yaml\nquestions:\n" + Matrix.Replace(from, to, StringComparison.Ordinal)));
        Assert.Contains("'view'", refused.Message, StringComparison.Ordinal);
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_can_write_that_a_rating_came_from_a_matrix() =>
        Assert.Throws<DocumentException>(() => Read("campaign: c\npanel: p.panel.yaml\nquestions:\n  - { id: a, kind: likert, text: A?, matrix: { id: b, text: c, statement: d } }\n"));

    [Fact]
    public void A_set_of_questions_for_drift_may_hold_one()
    {
        var path = Path.Combine(folder.Path, "s.questions.yaml");
        File.WriteAllText(path, "set: s\nquestions:\n" + Matrix);
        Assert.Equal(2, QuestionSet.Read(path).Questions.Count);
    }

    [Fact]
    public void Its_statements_stand_in_one_table_the_most_agreed_with_first()
    {
        var questions = MatrixQuestion.Expand([SmallStudy.Likert, new MatrixQuestion { Id = "view", Text = "How far do you agree?", Statements = [new() { Id = "fresh", Text = "It is fresh." }, new() { Id = "fair", Text = "It is fair." }] }]);
        var report = new SmallStudy { Variants = [], Questions = questions, Answer = a => SmallStudy.Point(a.Question.Id is "view_fair" ? 4 + (a.Twin % 2) : 1 + (a.Twin % 3)) }.Report();
        using var page = new StringWriter();
        HtmlReport.Write(report, page);
        var html = page.ToString();
        Assert.Equal(1, html.Split(">How far do you agree?<").Length - 1);
        Assert.True(html.IndexOf("It is fair.", StringComparison.Ordinal) < html.IndexOf("It is fresh.", StringComparison.Ordinal));
        Assert.Equal("view", report.Questions[1].Matrix!.Id);
    }

    private Campaign Read(string yaml)
    {
        var path = Path.Combine(folder.Path, "c.campaign.yaml");
        File.WriteAllText(path, yaml);
        return CampaignReader.Read(path);
    }
}
