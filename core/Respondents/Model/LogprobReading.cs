using System.Text;
using System.Text.Json;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Respondents.Model;

/// <summary>
/// A distribution over a question's possibilities from the log-probabilities at the place of its answer.
/// <para>
/// Every possibility is spelt as in the reply's JSON; the tokens at the answer's place, and where several possibilities
/// begin with the token that was chosen also the tokens after it, give each spelling its probability. Renormalised over
/// the valid possibilities. Refused rather than guessed when less than half of the probability lies on valid spellings,
/// or when more than 2 % lies on a token that may begin several possibilities and was not followed (a tokenizer that
/// splits "10" into "1" and "0" and an answer that is neither).
/// </para>
/// </summary>
internal static class LogprobReading
{
    private const double LeastCovered = .5;
    private const double MostAmbiguous = .02;

    public static CategoricalAnswer? Read(CategoricalQuestion question, JsonElement answer, ModelReply reply, out string? problem)
    {
        if (question.Read(answer, out problem) is null) return null;
        if (reply.Logprobs is not { } tokens || AnswerPlaces.Find(reply.Text, question.Id) is not { } place)
        {
            problem = $"'{question.Id}' has no log-probabilities; turn them off for this model, or elicit stated probabilities or samples";
            return null;
        }
        var walk = new SpellingWalk([.. question.Possibilities.Select(p => Spelling(p, answer))], tokens, place.Start);
        return Judge(question, walk, out problem);
    }

    private static string Spelling(Option possibility, JsonElement answer) =>
        answer.ValueKind is JsonValueKind.Number ? possibility.Id : JsonSerializer.Serialize(possibility.Id);

    private static CategoricalAnswer? Judge(CategoricalQuestion question, SpellingWalk walk, out string? problem)
    {
        var total = walk.Masses.Sum();
        problem =
            walk.Ambiguous > MostAmbiguous ? $"the log-probabilities of '{question.Id}' do not tell answers apart that begin alike ('1' and '10'); elicit stated probabilities or samples from this model"
            : total + walk.Null < LeastCovered ? $"the log-probabilities of '{question.Id}' cover only {total + walk.Null:P0} of what the model could have answered"
            : total <= 0 ? $"the log-probabilities of '{question.Id}' give no valid answer any weight"
            : null;
        return problem is null ? new CategoricalAnswer([.. walk.Masses.Select(m => m / total)]) : null;
    }
}

/// <summary>Where answers stand in a reply's text, in UTF-8 bytes.</summary>
internal static class AnswerPlaces
{
    public static (int Start, int End)? Find(string text, string question)
    {
        foreach (var (id, start, end) in All(text))
            if (id == question) return (start, end);
        return null;
    }

    /// <summary>Nothing when the text is not the JSON that was asked for.</summary>
    public static List<(string Id, int Start, int End)> All(string text)
    {
        var places = new List<(string, int, int)>();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                var isAnswers = reader.ValueTextEquals("answers"u8);
                reader.Read();
                if (isAnswers && reader.TokenType is JsonTokenType.StartObject) Answers(ref reader, places);
                else reader.Skip();
            }
        }
        catch (JsonException)
        {
            // A truncated reply keeps the answers it has.
        }
        return places;
    }

    private static void Answers(ref Utf8JsonReader reader, List<(string, int, int)> places)
    {
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var id = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            places.Add((id, start, (int)reader.BytesConsumed));
        }
    }
}
