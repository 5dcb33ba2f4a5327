using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Twins.Core.Studies.Questions.Compound;

/// <summary>
/// A question that is answered by several simple answers at once, which only together mean something: choices out of sets,
/// four prices, pairs of feelings. What a twin sees of it may come in several versions after a design, and replicates of a
/// twin go through them; the fields of the answer are the same in all.
/// </summary>
public abstract record CompoundQuestion : Question
{
    /// <summary>The simple answers, in the order of <see cref="CompoundAnswer.Values"/>.</summary>
    [JsonIgnore]
    public abstract IReadOnlyList<AnswerField> Fields { get; }

    /// <summary>How many versions there are.</summary>
    [JsonIgnore]
    public virtual int Versions => 1;

    /// <summary>Such as 'taste'; what its answers are counted over, in the order of their numbers. Empty where there is no such list.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<Option> Things => [];

    [JsonIgnore]
    public override JsonNode AnswerSchema => new JsonObject
    {
        ["type"] = new JsonArray("object", "null"),
        ["properties"] = new JsonObject(Fields.Select(f => KeyValuePair.Create(f.Name, (JsonNode?)f.Schema))),
        ["required"] = new JsonArray([.. Fields.Select(f => JsonValue.Create(f.Name))]),
        ["additionalProperties"] = false,
    };

    /// <summary>What a schema cannot say of an answer to one version, in words; null where it is an answer.</summary>
    public virtual string? Contradiction(CompoundAnswer answer, int version) => null;

    public override Answer? Read(JsonElement json, out string? problem)
    {
        var fields = Fields;
        var values = new double[fields.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (json.ValueKind is not JsonValueKind.Object || !json.TryGetProperty(fields[i].Name, out var given) || fields[i].Read(given) is not { } value)
            {
                problem = $"'{Id}' wants in '{fields[i].Name}' {(fields[i].Choices is { } ids ? $"one of {string.Join(", ", ids)}" : "a number from 0 up")}";
                return null;
            }
            values[i] = value;
        }
        problem = null;
        return new CompoundAnswer(values);
    }
}
