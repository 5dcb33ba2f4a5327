using Twins.Core.Personas;
using Twins.Core.Respondents.Offline.Answers;
using Twins.Core.Respondents.Offline.Appraisal;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Respondents.Offline;

/// <summary>
/// Answers without a model: matches a message with the twin's own goals, frustrations, rules, temperament, price attitude
/// and evidence by fixed rules. The same twin, message and question give the same answer whatever the replicate, order,
/// wording or elicitation; choices out of sets are drawn, once and for all, from the probabilities that it would have stated.
/// Where nothing relates, it abstains.
/// </summary>
public sealed class OfflineRespondent : IRespondent
{
    public const string Name = "offline";

    /// <summary>About 7 KB each for a twin with forty statements.</summary>
    private const int TwinsKept = 12_288;
    private const int TextsKept = 4096;
    private readonly BoundedCache<Twin, TwinReading> twins = new(TwinsKept);
    private readonly BoundedCache<Variant, (string? Context, Message Message)> messages = new(TextsKept);
    private readonly BoundedCache<Question, QuestionReading> questions = new(TextsKept);

    public RespondentIdentity Identity { get; } = new(
        Name,
        IsLanguageModel: false,
        "Offline respondent: word-matching rules over the twin's own evidence; not a language model and not people.");

    public Task<Response> AskAsync(Evaluation evaluation, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? Task.FromCanceled<Response>(cancellationToken) : Task.FromResult(Ask(evaluation));

    private Response Ask(Evaluation evaluation)
    {
        var (context, asked) = (evaluation.Stimulus.Context, evaluation.Questionnaire.Questions);
        var twin = twins.Get(evaluation.Member.Twin, 0, static (t, _) => TwinReading.Of(t));
        Message[] shown = [.. evaluation.Stimulus.Shown.Select(s => Read(s.Variant, context))];
        var reader = new Reader(twin, shown, [.. shown.Select(m => Appraiser.Appraise(twin, m))]) { Name = evaluation.Member.Twin.Id, Presentation = evaluation.Presentation };
        var readings = asked.Select(q => Read(q, context)).ToArray();
        var outcomes = asked.Select((q, i) => Answering.Of(q, readings[i], reader)).ToArray();
        var told = readings.Length is 0 ? null : reader.On(readings[0]);
        if (told is null || told.IsThin) return new Response(outcomes, null, null, [], default);
        return new Response(outcomes, Wording.Reason(told.Effects, twin.German), Wording.Objection(told.Effects, twin.German), Wording.Cites(told.Effects), default);
    }

    private Message Read(Variant variant, string? context)
    {
        var (readWith, message) = messages.Get(variant, context, static (v, c) => (c, Message.Of(v, c)));
        return string.Equals(readWith, context, StringComparison.Ordinal) ? message : Message.Of(variant, context);
    }

    private QuestionReading Read(Question question, string? context)
    {
        var reading = questions.Get(question, context, static (q, c) => QuestionReading.Of(q, c));
        return string.Equals(reading.Context, context, StringComparison.Ordinal) ? reading : QuestionReading.Of(question, context);
    }
}
