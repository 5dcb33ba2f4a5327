using Twins.Core.Evidence;

namespace Twins.Tests.Adapters.Sources;

public sealed class QualtricsSourceTests
{
    private const string Answers = """"
        StartDate,RecordedDate,ResponseId,RecipientEmail,segment,age,Q1,Q2_1,Q2_3,Q3_2,Q4,Q4_9_TEXT
        Start Date,Recorded Date,Response ID,Recipient Email,segment,age,How often?,What do you buy? - Bread,What do you buy? - Fish,How good? - Price,Why?,Why? - Other
        "{""ImportId"":""startDate""}","{""ImportId"":""recordedDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""recipientEmail""}","{""ImportId"":""segment""}","{""ImportId"":""age""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2_1""}","{""ImportId"":""QID2_3""}","{""ImportId"":""QID3_2""}","{""ImportId"":""QID4_TEXT""}","{""ImportId"":""QID4_9_TEXT""}"
        2026-10-05 10:15:00,2026-10-05 10:20:00,R_1,ada@example.org,families,38,5,1,1,2,Because of the bread.,my own words
        2026-10-06 10:15:00,2026-10-06 10:20:00,R_2,,,,1,,,,,
        """";

    private const string Survey = """
        {"SurveyElements": [
          {"Element": "BL", "Payload": []},
          {"Element": "SQ", "Payload": {"DataExportTag": "Q1", "QuestionText": "<b>How&nbsp;often?</b>", "QuestionType": "MC", "Selector": "SAVR", "Choices": {"1": {"Display": "Daily"}, "2": {"Display": "Weekly"}}, "RecodeValues": {"1": "5", "2": 1}}},
          {"Element": "SQ", "Payload": {"DataExportTag": "Q2", "QuestionText": "What do you buy?", "QuestionType": "MC", "Selector": "MAVR", "Choices": {"1": {"Display": "Bread"}, "2": {"Display": "Milk"}, "3": {"Display": "Fish"}}}},
          {"Element": "SQ", "Payload": {"DataExportTag": "Q3", "QuestionText": "How good?", "QuestionType": "Matrix", "Selector": "Likert", "Choices": {"1": {"Display": "Taste"}, "2": {"Display": "Price"}}, "Answers": {"1": {"Display": "Bad"}, "2": {"Display": "Good"}}}},
          {"Element": "SQ", "Payload": {"DataExportTag": "Q4", "QuestionText": "Why?", "QuestionType": "TE", "Selector": "SL"}}]}
        """;

    [Fact]
    public async Task Codes_become_what_they_stand_for_and_open_answers_are_quotes()
    {
        using var material = new Material();
        var read = await material.With("survey.csv", Answers).With("survey.qsf", Survey).ReadAsync();
        Assert.Equal(
            [("How often?", "Daily"), ("What do you buy?", "Bread"), ("What do you buy?", "Fish"), ("How good? – Price", "Good"), ("Why?", "Because of the bread."), ("Why?", "my own words"), ("How often?", "Weekly")],
            read.Records.Select(r => (r.Question!, r.Text)));
        Assert.Equal([EvidenceKind.Fact, EvidenceKind.Fact, EvidenceKind.Fact, EvidenceKind.Fact, EvidenceKind.Quote, EvidenceKind.Quote, EvidenceKind.Fact], read.Records.Select(r => r.Kind));
        Assert.All(read.Records.Take(6), r => Assert.Equal(("row 4", "families", "38", new DateOnly(2026, 10, 5)), (r.Place.At, r.Segment, r.Traits["age"], r.Date)));
        Assert.Equal(["ada@example.org", "R_1"], read.Records[0].Person);
        Assert.Equal(["R_2"], read.Records[6].Person);
        Assert.Empty(read.Problems);
    }

    [Fact]
    public async Task Without_its_survey_an_export_is_read_by_its_own_headings()
    {
        var read = await Material.OfAsync("survey.csv", Answers);
        Assert.Contains(read.Records, r => r is { Question: "How often?", Text: "5" });
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"SurveyElements": 3}""")]
    [InlineData("not json")]
    public async Task A_broken_survey_is_told_and_the_answers_are_read(string survey)
    {
        using var material = new Material();
        var read = await material.With("survey.csv", Answers).With("survey.qsf", survey).ReadAsync();
        Assert.Equal(7, read.Records.Count);
        Assert.StartsWith("survey.qsf: is no survey of Qualtrics", read.Problem, StringComparison.Ordinal);
    }
}
