using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Respondents.Model;

/// <summary>The strict JSON Schema of a reply. Built once per questionnaire and way of asking: building one costs more than a call.</summary>
internal sealed class AnswerForm
{
    /// <summary>What the provider allows in one schema.</summary>
    private const int MostFields = 100;

    private AnswerForm(JsonElement schema)
    {
        Format = ChatResponseFormat.ForJsonSchema(schema, "twin_answers");
        Bytes = Encoding.UTF8.GetByteCount(schema.GetRawText());
    }

    public ChatResponseFormatJson Format { get; }

    public int Bytes { get; }

    /// <exception cref="ModelFaultException">The questionnaire does not fit into one schema.</exception>
    public static AnswerForm Of(Questionnaire questionnaire, Asking asking)
    {
        var answers = questionnaire.Questions.ToDictionary(q => q.Id, q => Schema(q, asking));
        var fields = 4 + answers.Count + answers.Values.Sum(a => a["properties"]?.AsObject().Count ?? 0);
        if (fields > MostFields)
            throw new ModelFaultException(FaultKind.Unusable, $"These questions need {fields} fields in one reply and models allow {MostFields}; ask fewer questions at once, or elicit ratings directly instead of by stated probabilities.");
        var root = Object(new Dictionary<string, JsonNode>
        {
            ["answers"] = Object(answers),
            ["reason"] = new JsonObject { ["type"] = "string" },
            ["objection"] = new JsonObject { ["type"] = new JsonArray("string", "null") },
            ["evidence"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } },
        });
        return new AnswerForm(JsonSerializer.SerializeToElement(root));
    }

    private static JsonNode Schema(Question question, Asking asking) => (question, asking) switch
    {
        (RatingQuestion, Asking.Ssr) => new JsonObject { ["type"] = new JsonArray("string", "null") },
        (CategoricalQuestion categorical, Asking.Stated) => Probabilities(categorical),
        _ => question.AnswerSchema,
    };

    private static JsonObject Probabilities(CategoricalQuestion question)
    {
        var schema = Object(question.Possibilities.ToDictionary(p => p.Id, JsonNode (_) => new JsonObject { ["type"] = "number" }));
        schema["type"] = new JsonArray("object", "null");
        return schema;
    }

    private static JsonObject Object(Dictionary<string, JsonNode> properties) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(properties.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value))),
        ["required"] = new JsonArray([.. properties.Keys.Select(k => JsonValue.Create(k))]),
        ["additionalProperties"] = false,
    };
}
