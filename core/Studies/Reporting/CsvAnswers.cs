using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Twins.Core.Respondents;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Studies.Reporting;

/// <summary>Writes <c>answers.csv</c> as the answers come: one row for each question of each evaluation.</summary>
public sealed class CsvAnswers : IDisposable, IAsyncDisposable
{
    private static readonly string[] Columns =
    [
        "stimulus", "question", "kind", "elicitation", "twin", "twin_name", "segment", "weight", "replicate", "paraphrase", "reversed",
        "outcome", "value", "probabilities", "reason", "objection", "evidence", "detail", "respondent", "language_model",
    ];

    private static readonly CsvWriterOptions Format = new()
    {
        // Excel reads UTF-8 as the machine's old code page without a byte order mark, and names with accents come out
        // garbled; pandas and R skip it, Python's csv does with utf-8-sig.
        WriteByteOrderMark = true,
        NewLine = "\n",
        TrueValue = "true",
        FalseValue = "false",
    };

    private readonly CsvWriter csv;
    private readonly RespondentIdentity respondent;

    public CsvAnswers(Stream stream, RespondentIdentity respondent, bool leaveOpen = false)
    {
        csv = CsvWriter.Create(stream, Format, leaveOpen);
        this.respondent = respondent;
        csv.WriteHeader(Columns);
    }

    /// <summary>One row per question.</summary>
    /// <exception cref="ArgumentException">The response has not one outcome for each question.</exception>
    public void Write(Evaluation evaluation, Response response)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(response);
        var questions = evaluation.Questionnaire.Questions;
        if (questions.Count != response.Outcomes.Count)
            throw new ArgumentException($"A response needs one outcome for each of the {questions.Count} questions, not {response.Outcomes.Count}.", nameof(response));
        foreach (var (question, outcome) in questions.Zip(response.Outcomes))
        {
            Text(evaluation.Stimulus.Id, question.Id, AnswerText.Kind(question), Snake(evaluation.Elicitation));
            Asked(evaluation);
            Answered(question, outcome, evaluation.Presentation);
            Text(response.Reason, response.Objection, string.Join(' ', response.Cites), outcome.Detail, respondent.Name);
            csv.WriteField(respondent.IsLanguageModel);
            csv.EndRecord();
        }
    }

    public void Dispose() => csv.Dispose();

    public ValueTask DisposeAsync() => csv.DisposeAsync();

    private void Text(params ReadOnlySpan<string?> cells)
    {
        foreach (var cell in cells) csv.WriteField(CsvCell.Of(cell));
    }

    private void Asked(Evaluation evaluation)
    {
        var member = evaluation.Member;
        Text(member.Twin.Id, member.Twin.Name, member.Segment);
        csv.WriteField(member.Weight, "G15", CultureInfo.InvariantCulture);
        csv.WriteField(evaluation.Replicate, "");
        csv.WriteField(evaluation.Paraphrase, "");
        csv.WriteField(evaluation.Presentation.Reversed);
    }

    private void Answered(Question question, Outcome outcome, Presentation presentation)
    {
        csv.WriteField(outcome.Kind);
        if (outcome is not Outcome.Answered(var answer))
        {
            Text("", "");
            return;
        }
        var value = AnswerText.Value(question, answer, presentation);
        csv.WriteField(AnswerText.IsNumber(question, answer) ? value : CsvCell.Of(value));
        Text(AnswerText.Probabilities(question, answer));
    }

    private static string Snake(Elicitation elicitation) => JsonNamingPolicy.SnakeCaseLower.ConvertName(elicitation.ToString());
}
