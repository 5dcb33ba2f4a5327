using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Twins.Core.Studies.Questions;

/// <summary>Yes or no.</summary>
public sealed record YesNoQuestion : CategoricalQuestion
{
    private static readonly Option[] NoYes = [new("no", "No", 0), new("yes", "Yes", 1)];

    public override IReadOnlyList<Option> Possibilities => NoYes;

    public override bool Ordinal => true;

    public override int TopBox => 1;

    public override JsonNode AnswerSchema => Choices.OneOf(["yes", "no"]);

    public override string? Flaw() => null;

    public override Answer? Read(JsonElement json, out string? problem) => Choices.ReadOne(this, json, out problem);
}

/// <summary>One of several options.</summary>
public sealed record SingleChoiceQuestion : CategoricalQuestion
{
    [Description("The options; leave out when 'variants' is true.")]
    public IReadOnlyList<WrittenOption> Options { get; init; } = [];

    [Description("True when the options are the campaign's variants, shown side by side.")]
    public bool Variants { get; init; }

    public override IReadOnlyList<Option> Possibilities => Choices.From(Options);

    public override bool Ordinal => false;

    public override JsonNode AnswerSchema => Choices.OneOf(Options.Select(o => o.Id));

    public override string? Flaw() => Choices.Flaw(Options);

    public override Answer? Read(JsonElement json, out string? problem) => Choices.ReadOne(this, json, out problem);
}

/// <summary>Any number of several options.</summary>
public sealed record MultipleChoiceQuestion : Question
{
    public required IReadOnlyList<WrittenOption> Options { get; init; }

    [Description("The fewest options to pick; 0 unless given.")]
    public int Min { get; init; }

    [Description("The most options to pick; all unless given.")]
    public int? Max { get; init; }

    [JsonIgnore]
    public IReadOnlyList<Option> Possibilities => Choices.From(Options);

    public override JsonNode AnswerSchema => Choices.ListOf(Options.Select(o => o.Id));

    public override string? Flaw() =>
        Choices.Flaw(Options) ?? (Min < 0 || (Max ?? Options.Count) < Math.Max(1, Min) || Max > Options.Count ? "min and max must lie between 0 and the number of options, min first" : null);

    public override Answer? Read(JsonElement json, out string? problem)
    {
        if (Choices.ReadList(Id, Options, json, out problem) is not { } picked) return null;
        if (picked.Count < Min || picked.Count > (Max ?? Options.Count))
        {
            problem = $"'{Id}' wants between {Min} and {Max ?? Options.Count} options, not {picked.Count}";
            return null;
        }
        return new SelectionAnswer([.. Options.Select((_, i) => picked.Contains(i) ? 1.0 : 0.0)]);
    }
}

/// <summary>All options in order of preference, best first.</summary>
public sealed record RankQuestion : Question
{
    [Description("The options; leave out when 'variants' is true.")]
    public IReadOnlyList<WrittenOption> Options { get; init; } = [];

    [Description("True when the options are the campaign's variants, shown side by side.")]
    public bool Variants { get; init; }

    [JsonIgnore]
    public IReadOnlyList<Option> Possibilities => Choices.From(Options);

    public override JsonNode AnswerSchema => Choices.ListOf(Options.Select(o => o.Id));

    public override string? Flaw() => Choices.Flaw(Options);

    public override Answer? Read(JsonElement json, out string? problem)
    {
        if (Choices.ReadList(Id, Options, json, out problem) is not { } order) return null;
        if (order.Count == Options.Count) return new RankingAnswer(order);
        problem = $"'{Id}' wants all {Options.Count} options in order, not {order.Count}";
        return null;
    }
}

/// <summary>What the choice questions share: options to possibilities, schemas, and reading ids back.</summary>
internal static class Choices
{
    public static IReadOnlyList<Option> From(IReadOnlyList<WrittenOption> options) => [.. options.Select((o, i) => new Option(o.Id, o.Text, i + 1))];

    public static string? Flaw(IReadOnlyList<WrittenOption> options) =>
        options.Count is < 2 or > 50 ? "a choice needs between 2 and 50 options"
        : options.Select(o => o.Id).Distinct().Count() < options.Count ? "two options have the same id"
        : options.Any(o => string.IsNullOrWhiteSpace(o.Id) || string.IsNullOrWhiteSpace(o.Text)) ? "an option has no id or no text"
        : null;

    public static JsonNode OneOf(IEnumerable<string> ids) => new JsonObject
    {
        ["type"] = new JsonArray("string", "null"),
        ["enum"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id)), null]),
    };

    public static JsonNode ListOf(IEnumerable<string> ids) => new JsonObject
    {
        ["type"] = new JsonArray("array", "null"),
        ["items"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]) },
    };

    public static Answer? ReadOne(CategoricalQuestion question, JsonElement json, out string? problem)
    {
        problem = null;
        if (json.ValueKind is JsonValueKind.String)
        {
            var possibilities = question.Possibilities;
            for (var i = 0; i < possibilities.Count; i++)
                if (json.ValueEquals(possibilities[i].Id)) return CategoricalAnswer.Of(i, possibilities.Count);
        }
        problem = $"'{question.Id}' wants one of {string.Join(", ", question.Possibilities.Select(p => p.Id))}";
        return null;
    }

    public static IReadOnlyList<int>? ReadList(string id, IReadOnlyList<WrittenOption> options, JsonElement json, out string? problem)
    {
        problem = $"'{id}' wants a list of different ids out of {string.Join(", ", options.Select(o => o.Id))}";
        if (json.ValueKind is not JsonValueKind.Array) return null;
        var picked = new List<int>();
        foreach (var item in json.EnumerateArray())
        {
            var index = item.ValueKind is JsonValueKind.String ? options.ToList().FindIndex(o => item.ValueEquals(o.Id)) : -1;
            if (index < 0 || picked.Contains(index)) return null;
            picked.Add(index);
        }
        problem = null;
        return picked;
    }
}
