using System.Text.Json;

namespace Twins.Bench.Loopback;

/// <summary>A JSON Schema reduced to what it takes to write a valid answer, read once per schema.</summary>
internal abstract record SchemaPlan
{
    private SchemaPlan()
    {
    }

    public sealed record Fields(IReadOnlyList<(byte[] Name, SchemaPlan Value)> Members) : SchemaPlan
    {
        public bool AllNumbers { get; } = Members.Count > 1 && Members.All(m => m.Value is Number);
    }

    /// <param name="Choices">The values as JSON; null itself is left out.</param>
    public sealed record OneOf(IReadOnlyList<byte[]> Choices, bool Whole) : SchemaPlan;

    public sealed record ListOf(SchemaPlan Item, bool Distinct) : SchemaPlan;

    public sealed record Number : SchemaPlan;

    public sealed record Text(bool Nullable) : SchemaPlan;

    /// <summary>Reads a schema and holds it against the rules of strict structured output.</summary>
    /// <exception cref="FormatException">The service would refuse it; the message says why.</exception>
    public static SchemaPlan Read(ReadOnlySpan<byte> schema, bool strict)
    {
        var reader = new Utf8JsonReader(schema);
        using var json = JsonDocument.ParseValue(ref reader);
        var properties = 0;
        return Read(json.RootElement, strict, 1, ref properties);
    }

    private static SchemaPlan Read(JsonElement schema, bool strict, int depth, ref int properties)
    {
        if (strict && depth > 5) throw new FormatException("schema is nested deeper than 5 levels");
        foreach (var word in (ReadOnlySpan<string>)["minimum", "maximum", "minLength", "maxLength", "pattern", "format", "minItems", "maxItems"])
            if (strict && schema.TryGetProperty(word, out _)) throw new FormatException($"'{word}' is not permitted");
        if (schema.TryGetProperty("enum", out var choices)) return ReadChoices(choices);
        return TypeOf(schema) switch
        {
            "object" => Object(schema, strict, depth, ref properties),
            "array" => new ListOf(Read(schema.GetProperty("items"), strict, depth + 1, ref properties), schema.GetProperty("items").TryGetProperty("enum", out _)),
            "number" or "integer" => new Number(),
            "string" => new Text(schema.GetProperty("type").ValueKind is JsonValueKind.Array),
            var other => throw new FormatException($"type '{other}' is not permitted"),
        };
    }

    private static OneOf ReadChoices(JsonElement choices)
    {
        var values = choices.EnumerateArray().Where(c => c.ValueKind is not JsonValueKind.Null).ToList();
        return new OneOf([.. values.Select(c => System.Text.Encoding.UTF8.GetBytes(c.GetRawText()))], values.TrueForAll(c => c.ValueKind is JsonValueKind.Number));
    }

    private static Fields Object(JsonElement schema, bool strict, int depth, ref int properties)
    {
        var members = new List<(byte[], SchemaPlan)>();
        var required = schema.TryGetProperty("required", out var r) ? r.EnumerateArray().Select(x => x.GetString()).ToHashSet() : [];
        if (strict && !(schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind is JsonValueKind.False))
            throw new FormatException("'additionalProperties' is required to be supplied and to be false");
        foreach (var property in schema.GetProperty("properties").EnumerateObject())
        {
            if (strict && !required.Contains(property.Name)) throw new FormatException($"'required' is required to include every key in properties. Missing '{property.Name}'");
            if (++properties > 100 && strict) throw new FormatException("schema has more than 100 properties");
            members.Add((System.Text.Encoding.UTF8.GetBytes(JsonSerializer.Serialize(property.Name) + ":"), Read(property.Value, strict, depth + 1, ref properties)));
        }
        return new Fields(members);
    }

    private static string? TypeOf(JsonElement schema) => schema.GetProperty("type") is var type && type.ValueKind is JsonValueKind.Array
        ? type.EnumerateArray().Select(t => t.GetString()).First(t => t is not "null")
        : type.GetString();
}
