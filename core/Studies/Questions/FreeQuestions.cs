using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Twins.Core.Studies.Questions;

/// <summary>A number within bounds.</summary>
public sealed record NumericQuestion : Question
{
    public double? Min { get; init; }
    public double? Max { get; init; }

    [Description("What the number counts, such as EUR or minutes.")]
    public string? Unit { get; init; }

    public override JsonNode AnswerSchema => new JsonObject { ["type"] = new JsonArray("number", "null") };

    public override string? Flaw() => Min >= Max ? "min must be less than max" : null;

    public override Answer? Read(JsonElement json, out string? problem)
    {
        problem = null;
        if (json.ValueKind is JsonValueKind.Number && json.TryGetDouble(out var value) && double.IsFinite(value) && !(value < Min) && !(value > Max))
            return new NumberAnswer(value);
        problem = $"'{Id}' wants a number{(Min is null ? "" : $" from {Min}")}{(Max is null ? "" : $" to {Max}")}";
        return null;
    }
}

/// <summary>Free text.</summary>
public sealed record OpenQuestion : Question
{
    [Description("The longest answer, in characters; 2,000 unless given.")]
    public int MaxLength { get; init; } = 2000;

    public override JsonNode AnswerSchema => new JsonObject { ["type"] = new JsonArray("string", "null") };

    public override string? Flaw() => MaxLength is < 1 or > 20_000 ? "max_length must lie between 1 and 20000" : null;

    public override Answer? Read(JsonElement json, out string? problem)
    {
        problem = null;
        if (json.ValueKind is JsonValueKind.String && json.GetString()!.Trim() is { Length: > 0 } text && text.Length <= MaxLength) return new TextAnswer(text);
        problem = $"'{Id}' wants text of at most {MaxLength} characters";
        return null;
    }
}
