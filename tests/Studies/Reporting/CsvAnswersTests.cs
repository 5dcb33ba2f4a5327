using System.Text;
using CsCheck;
using CsvHelper;
using Twins.Core.Personas;
using Twins.Core.Respondents;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Reporting;

namespace Twins.Tests.Studies.Reporting;

public class CsvAnswersTests
{
    private static readonly RespondentIdentity Offline = new("offline", false, "not a language model");

    private static readonly WrittenOption[] Options = [new() { Id = "mail", Text = "By mail" }, new() { Id = "app", Text = "In the app" }, new() { Id = "door", Text = "At the door" }];

    [Fact]
    public void There_is_one_row_for_each_question_of_an_evaluation()
    {
        var rows = Rows(Asked(Likert(), Numeric()), Answered(CategoricalAnswer.Of(3, 5), new NumberAnswer(-3.5)));
        Assert.Equal(2, rows.Count);
        Assert.Equal(["leaflet", "visit", "likert", "stated", "t-1", "Anna Brandt", "families", "1.25", "2", "1", "true", "answered", "4", "1:0 2:0 3:0 4:1 5:0"], Values(rows[0], "stimulus", "question", "kind", "elicitation", "twin", "twin_name", "segment", "weight", "replicate", "paraphrase", "reversed", "outcome", "value", "probabilities"));
        Assert.Equal(["because", "too dear", "q1 f2", "", "offline", "false"], Values(rows[0], "reason", "objection", "evidence", "detail", "respondent", "language_model"));
    }

    [Fact]
    public void Every_kind_of_answer_has_its_value()
    {
        Question[] questions = [Likert(), Numeric(), new YesNoQuestion { Id = "yes", Text = "?" }, new SingleChoiceQuestion { Id = "one", Text = "?", Options = Options }, new MultipleChoiceQuestion { Id = "some", Text = "?", Options = Options }, new RankQuestion { Id = "rank", Text = "?", Options = Options }, new OpenQuestion { Id = "open", Text = "?" }];
        var rows = Rows(Asked(questions), Answered(new CategoricalAnswer([0.1, 0.2, 0.4, 0.2, 0.1]), new NumberAnswer(0.1 + 0.2), new CategoricalAnswer([0.3, 0.7]), CategoricalAnswer.Of(2, 3), new SelectionAnswer([1, 0, 1]), new RankingAnswer([2, 0, 1]), new TextAnswer("Sure, \"why\" not,\nthen?")));
        Assert.Equal(["3", "0.3", "yes", "door", "mail | door", "door > mail > app", "Sure, \"why\" not,\nthen?"], rows.Select(r => r["value"]));
        Assert.Equal("1:0.1 2:0.2 3:0.4 4:0.2 5:0.1", rows[0]["probabilities"]);
        Assert.Equal("mail:1 app:0 door:1", rows[4]["probabilities"]);
    }

    [Fact]
    public void What_was_not_answered_says_why_and_holds_no_value()
    {
        Outcome[] outcomes = [new Outcome.Abstained("no evidence"), new Outcome.Refused("declined"), new Outcome.Filtered("filter"), new Outcome.Unparseable("cut off"), new Outcome.Failed("timed out")];
        Question[] questions = [.. Enumerable.Range(0, 5).Select(i => Likert() with { Id = $"q{i}" })];
        var rows = Rows(Asked(questions), new Response(outcomes, null, null, [], default));
        Assert.Equal(["abstained", "refused", "filtered", "unparseable", "failed"], rows.Select(r => r["outcome"]));
        Assert.Equal(["no evidence", "declined", "filter", "cut off", "timed out"], rows.Select(r => r["detail"]));
        Assert.All(rows, r => Assert.Equal("", r["value"] + r["probabilities"] + r["reason"]));
    }

    [Theory]
    [InlineData("=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1")]
    [InlineData("+1+1", "'+1+1")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t'=1")]
    [InlineData("\r=1", "'\r'=1")]
    [InlineData("\n=1", "'\n'=1")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\u200B=1", "'\u200B=1")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("a;=1+1", "a;'=1+1")]
    [InlineData("a\n=1+1", "a\n'=1+1")]
    [InlineData("a;\"=1+1", "a;\"'=1+1")]
    [InlineData("\"=1+1\"", "'\"=1+1\"")]
    [InlineData("plain, and 2 - 1 = 1", "plain, and 2 - 1 = 1")]
    [InlineData("", "")]
    public void No_text_starts_a_formula(string text, string cell)
    {
        var rows = Rows(Asked(new OpenQuestion { Id = "open", Text = "?" }), Answered(new TextAnswer(text)) with { Reason = text });
        Assert.Equal(cell, rows[0]["value"]);
        Assert.Equal(cell, rows[0]["reason"]);
    }

    [Fact]
    public void Whatever_is_said_no_cell_starts_like_a_formula() =>
        Gen.String[Gen.Char["=+-@\t\r\n;,\"' a1\uFF1D\u200B"], 0, 12].Sample(text =>
        {
            var cell = Rows(Asked(new OpenQuestion { Id = "open", Text = "?" }), Answered(new TextAnswer(text)))[0]["value"];
            return cell.Split(';', '\n', '\r', '\t').All(part => part.TrimStart(' ', '"', '\u200B') is not ['=' or '+' or '-' or '@' or '\uFF1D', ..]);
        });

    [Fact]
    public void A_negative_number_stays_a_number()
    {
        var text = Text(Asked(Numeric()), Answered(new NumberAnswer(-3)));
        Assert.Contains(",answered,-3,,", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Excel_is_told_that_the_file_is_UTF8()
    {
        using var stream = new MemoryStream();
        using (var csv = new CsvAnswers(stream, Offline, leaveOpen: true)) csv.Write(Asked(Likert()), Answered(CategoricalAnswer.Of(0, 5)));
        Assert.Equal([0xEF, 0xBB, 0xBF], stream.ToArray()[..3]);
        Assert.Equal(-1, stream.ToArray().AsSpan(3).IndexOf(new byte[] { 0xEF, 0xBB, 0xBF }));
    }

    [Fact]
    public void A_response_without_an_outcome_for_each_question_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Rows(Asked(Likert(), Numeric()), Answered(new NumberAnswer(1))));
        Assert.Contains("one outcome for each of the 2 questions, not 1", error.Message, StringComparison.Ordinal);
    }

    private static LikertQuestion Likert() => new() { Id = "visit", Text = "How likely?" };

    private static NumericQuestion Numeric() => new() { Id = "spend", Text = "How much?" };

    private static Evaluation Asked(params Question[] questions) => new()
    {
        Member = new PanelMember(new Twin { Id = "t-1", Name = "Anna Brandt" }, "v", "families", 1.25),
        Stimulus = new Stimulus("leaflet", null, null, []),
        Questionnaire = new Questionnaire(questions, "h"),
        Elicitation = Elicitation.Stated,
        Replicate = 2,
        Paraphrase = 1,
        Presentation = new Presentation(true, 1),
    };

    private static Response Answered(params Answer[] answers) => new([.. answers.Select(a => new Outcome.Answered(a))], "because", "too dear", ["q1", "f2"], default);

    private static string Text(Evaluation evaluation, Response response)
    {
        using var stream = new MemoryStream();
        using (var csv = new CsvAnswers(stream, Offline, leaveOpen: true)) csv.Write(evaluation, response);
        return Encoding.UTF8.GetString(stream.ToArray().AsSpan(3));
    }

    private static List<Dictionary<string, string>> Rows(Evaluation evaluation, Response response)
    {
        using var csv = CsvReader.FromText(Text(evaluation, response));
        var columns = csv.Headers.ToArray();
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read()) rows.Add(columns.Index().ToDictionary(c => c.Item, c => csv.GetString(c.Index)));
        return rows;
    }

    private static IEnumerable<string> Values(Dictionary<string, string> row, params string[] columns) => columns.Select(c => row[c]);
}
