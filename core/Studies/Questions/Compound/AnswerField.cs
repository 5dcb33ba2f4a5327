using System.Text.Json;
using System.Text.Json.Nodes;

namespace Twins.Core.Studies.Questions.Compound;

/// <summary>One of the simple answers that an answer to a compound question consists of.</summary>
/// <param name="Name">As the model's JSON calls it.</param>
/// <param name="Choices">The ids to choose from; null where a number is wanted.</param>
public sealed record AnswerField(string Name, IReadOnlyList<string>? Choices)
{
    /// <summary>Beyond it a number is not meant.</summary>
    private const double MostNumber = 1e12;

    /// <summary>Within what strict structured output allows.</summary>
    public JsonNode Schema => Choices is null
        ? new JsonObject { ["type"] = "number" }
        : new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. Choices.Select(c => JsonValue.Create(c))]) };

    /// <summary>The number, or the place of the id among <see cref="Choices"/>; null where it is neither.</summary>
    public double? Read(JsonElement json)
    {
        if (Choices is null) return json.ValueKind is JsonValueKind.Number && json.TryGetDouble(out var number) && number is >= 0 and <= MostNumber ? number : null;
        if (json.ValueKind is not JsonValueKind.String) return null;
        for (var i = 0; i < Choices.Count; i++)
            if (json.ValueEquals(Choices[i])) return i;
        return null;
    }
}
