using System.Globalization;
using System.Text;
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

    private readonly CsvWriter csv;
    private readonly RespondentIdentity respondent;

    public CsvAnswers(Stream stream, RespondentIdentity respondent, bool leaveOpen = false)
    {
        // With a byte order mark, because Excel reads UTF-8 as the machine's old code page without one, and names
        // with accents come out garbled; Python (utf-8-sig), R and pandas take or skip it.
        var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: leaveOpen);
        csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: false);
        this.respondent = respondent;
        foreach (var column in Columns) csv.WriteField(column);
        csv.EndRecord();
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
            Answered(question, outcome);
            Text(response.Reason, response.Objection, string.Join(' ', response.Cites), Detail(outcome), respondent.Name);
            csv.WriteField(respondent.IsLanguageModel ? "true" : "false");
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
        csv.WriteField(member.Weight.ToString("G15", CultureInfo.InvariantCulture));
        csv.WriteField(evaluation.Replicate, default);
        csv.WriteField(evaluation.Paraphrase, default);
        csv.WriteField(evaluation.Presentation.Reversed ? "true" : "false");
    }

    private void Answered(Question question, Outcome outcome)
    {
        csv.WriteField(Name(outcome));
        if (outcome is not Outcome.Answered(var answer))
        {
            Text("", "");
            return;
        }
        var value = AnswerText.Value(question, answer);
        csv.WriteField(AnswerText.IsNumber(question, answer) ? value : CsvCell.Of(value));
        Text(AnswerText.Probabilities(question, answer));
    }

    private static string Name(Outcome outcome) => outcome switch
    {
        Outcome.Answered => "answered",
        Outcome.Abstained => "abstained",
        Outcome.Refused => "refused",
        Outcome.Filtered => "filtered",
        Outcome.Unparseable => "unparseable",
        _ => "failed",
    };

    private static string Detail(Outcome outcome) => outcome switch
    {
        Outcome.Abstained(var reason) => reason,
        Outcome.Refused(var reason) => reason,
        Outcome.Filtered(var reason) => reason,
        Outcome.Unparseable(var reason) => reason,
        Outcome.Failed(var reason) => reason,
        _ => "",
    };

    private static string Snake(Elicitation elicitation) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(elicitation.ToString());
}
