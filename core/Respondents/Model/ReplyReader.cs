using System.Text.Json;
using Twins.Core.Personas;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Respondents.Model;

/// <summary>Turns a reply into outcomes. It is given nothing but what the ledger keeps, so old replies can be read anew.</summary>
internal static class ReplyReader
{
    private const int MostCites = 10;
    private const int LongestReason = 4000;

    /// <summary>A response without usage.</summary>
    public static Response Read(ModelReply reply, Evaluation evaluation, Asking asking)
    {
        if (Stopped(reply) is { } outcome) return Uniform(evaluation, outcome);
        try
        {
            using var json = JsonDocument.Parse(reply.Text);
            return Read(json.RootElement, reply, evaluation, asking);
        }
        catch (JsonException)
        {
            return Uniform(evaluation, new Outcome.Unparseable("the reply is not JSON"));
        }
    }

    public static Response Uniform(Evaluation evaluation, Outcome outcome)
    {
        var outcomes = new Outcome[evaluation.Questionnaire.Questions.Count];
        Array.Fill(outcomes, outcome);
        return new Response(outcomes, null, null, [], default);
    }

    private static Outcome? Stopped(ModelReply reply) =>
        reply.Filtered is { } filtered ? new Outcome.Filtered(filtered)
        : reply.FinishReason is "content_filter" ? new Outcome.Filtered("the provider's content filter stopped the reply")
        : reply.Refusal is { Length: > 0 } refusal ? new Outcome.Refused(refusal)
        : reply.FinishReason is "length" ? new Outcome.Unparseable("the reply was cut off; raise the most output tokens of the model settings")
        : string.IsNullOrWhiteSpace(reply.Text) ? new Outcome.Unparseable("the reply is empty")
        : null;

    private static Response Read(JsonElement root, ModelReply reply, Evaluation evaluation, Asking asking)
    {
        if (root.ValueKind is not JsonValueKind.Object || !root.TryGetProperty("answers"u8, out var answers) || answers.ValueKind is not JsonValueKind.Object)
            return Uniform(evaluation, new Outcome.Unparseable("the reply has no answers"));
        var questions = evaluation.Questionnaire.Questions;
        var outcomes = new Outcome[questions.Count];
        for (var i = 0; i < outcomes.Length; i++)
            outcomes[i] = answers.TryGetProperty(questions[i].Id, out var answer)
                ? Read(questions[i], answer, reply, asking, evaluation.Presentation)
                : new Outcome.Unparseable($"the reply has no answer to '{questions[i].Id}'");
        return new Response(outcomes, Text(root, "reason"u8), Text(root, "objection"u8), Cites(root, evaluation.Member.Twin), default);
    }

    private static Outcome Read(Question question, JsonElement answer, ModelReply reply, Asking asking, Presentation presentation)
    {
        if (answer.ValueKind is JsonValueKind.Null) return new Outcome.Abstained("the twin does not know");
        try
        {
            var read = (question, asking) switch
            {
                (RatingQuestion, Asking.Ssr) => Said(question, answer, out var problem) is { } text ? text : (object)problem!,
                (CategoricalQuestion categorical, Asking.Stated) => StatedReading.Read(categorical, answer, out var problem) ?? (object)problem!,
                (CategoricalQuestion categorical, Asking.Logprobs) => LogprobReading.Read(categorical, answer, reply, out var problem) ?? (object)problem!,
                (CompoundQuestion compound, _) => Parts(compound, answer, presentation, out var problem) ?? (object)problem!,
                _ => question.Read(answer, out var problem) ?? (object)problem!,
            };
            return read is Answer valid ? new Outcome.Answered(valid) : new Outcome.Unparseable((string)read, ReplyWhole: true);
        }
        catch (InvalidOperationException)
        {
            // JSON can escape half a character, which no string can hold.
            return new Outcome.Unparseable($"the answer to '{question.Id}' is not text");
        }
    }

    /// <summary>The schema is the same for all versions of a question; what was shown decides the rest.</summary>
    private static Answer? Parts(CompoundQuestion question, JsonElement answer, Presentation presentation, out string? problem)
    {
        if (question.Read(answer, out problem) is not CompoundAnswer parts) return null;
        problem = question.Contradiction(parts, presentation.Version(question.Versions));
        return problem is null ? parts : null;
    }

    private static TextAnswer? Said(Question question, JsonElement answer, out string? problem)
    {
        problem = $"'{question.Id}' wants an answer in words";
        return answer.ValueKind is JsonValueKind.String && answer.GetString()!.Trim() is { Length: > 0 } text ? new TextAnswer(text) : null;
    }

    private static string? Text(JsonElement root, ReadOnlySpan<byte> name)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind is not JsonValueKind.String) return null;
        try
        {
            var text = value.GetString()!.Trim();
            return text.Length is 0 ? null : text.Length > LongestReason ? text[..LongestReason] : text;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The ids that the twin really has: models make some up.</summary>
    private static List<string> Cites(JsonElement root, Twin twin)
    {
        var cites = new List<string>();
        if (!root.TryGetProperty("evidence"u8, out var list) || list.ValueKind is not JsonValueKind.Array) return cites;
        foreach (var cited in list.EnumerateArray())
            if (cites.Count < MostCites && cited.ValueKind is JsonValueKind.String && Known(twin, cited) is { } id && !cites.Contains(id)) cites.Add(id);
        return cites;
    }

    private static string? Known(Twin twin, JsonElement cited)
    {
        foreach (var item in twin.Memory.All) if (cited.ValueEquals(item.Id)) return item.Id;
        return null;
    }
}
