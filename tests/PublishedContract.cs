using System.Globalization;
using System.Text.Json;

namespace Twins.Tests;

/// <summary>
/// A service's published OpenAPI 2.0 contract, held more strictly than it is written: a property that it does not know is a
/// flaw too, since services refuse such requests.
/// </summary>
internal sealed class PublishedContract(string file)
{
    private readonly JsonElement definitions = JsonDocument.Parse(File.ReadAllText(SharedFolder.Path("schemas", file))).RootElement.GetProperty("definitions");

    /// <summary>What is wrong with a value, one line each.</summary>
    public IReadOnlyList<string> Flaws(string definition, JsonElement value) => [.. Check(definitions.GetProperty(definition), value, "$")];

    private IEnumerable<string> Check(JsonElement schema, JsonElement value, string path)
    {
        if (schema.TryGetProperty("$ref", out var reference)) return Check(definitions.GetProperty(reference.GetString()!.Split('/')[^1]), value, path);
        if (value.ValueKind is JsonValueKind.Null) return [];
        if (schema.TryGetProperty("enum", out var words)) return words.EnumerateArray().Any(w => w.GetString() == value.ToString()) || schema.TryGetProperty("x-ms-enum", out var open) && open.TryGetProperty("modelAsString", out var any) && any.GetBoolean() ? [] : [$"{path}: '{value}' is none of {words}"];
        return Type(schema) switch
        {
            "object" when value.ValueKind is JsonValueKind.Object => Object(schema, value, path),
            "array" when value.ValueKind is JsonValueKind.Array => value.EnumerateArray().SelectMany((item, i) => Check(schema.GetProperty("items"), item, $"{path}[{i}]")),
            "string" when value.ValueKind is JsonValueKind.String => [],
            "boolean" when value.ValueKind is JsonValueKind.True or JsonValueKind.False => [],
            "number" or "integer" when value.ValueKind is JsonValueKind.Number => Range(schema, value.GetDouble(), path),
            var type => [$"{path}: {value.ValueKind} is no {type}"],
        };
    }

    private IEnumerable<string> Object(JsonElement schema, JsonElement value, string path)
    {
        var properties = Properties(Kind(schema, value));
        foreach (var name in Required(Kind(schema, value)).Where(name => !value.TryGetProperty(name, out _))) yield return $"{path}: '{name}' is missing";
        var isOpen = schema.TryGetProperty("additionalProperties", out _);
        foreach (var property in value.EnumerateObject())
        {
            if (properties.TryGetValue(property.Name, out var known))
                foreach (var flaw in Check(known, property.Value, $"{path}.{property.Name}")) yield return flaw;
            else if (!isOpen && !property.Name.StartsWith("@odata.", StringComparison.Ordinal)) yield return $"{path}: nobody knows '{property.Name}'";
        }
    }

    /// <summary>The definition that a discriminator chooses.</summary>
    private JsonElement Kind(JsonElement schema, JsonElement value)
    {
        if (!schema.TryGetProperty("discriminator", out var discriminator) || !value.TryGetProperty(discriminator.GetString()!, out var chosen)) return schema;
        return definitions.EnumerateObject().Select(d => d.Value).FirstOrDefault(d => d.TryGetProperty("x-ms-discriminator-value", out var name) && name.GetString() == chosen.GetString(), schema);
    }

    private Dictionary<string, JsonElement> Properties(JsonElement schema)
    {
        var all = Parents(schema).SelectMany(Properties).ToDictionary(StringComparer.Ordinal);
        if (schema.TryGetProperty("properties", out var own)) foreach (var property in own.EnumerateObject()) all[property.Name] = property.Value;
        return all;
    }

    private IEnumerable<string> Required(JsonElement schema) =>
        Parents(schema).SelectMany(Required).Concat(schema.TryGetProperty("required", out var own) ? own.EnumerateArray().Select(r => r.GetString()!) : []);

    private IEnumerable<JsonElement> Parents(JsonElement schema) =>
        schema.TryGetProperty("allOf", out var parents) ? parents.EnumerateArray().Select(p => definitions.GetProperty(p.GetProperty("$ref").GetString()!.Split('/')[^1])) : [];

    private static IEnumerable<string> Range(JsonElement schema, double value, string path)
    {
        if (schema.TryGetProperty("minimum", out var least) && value < least.GetDouble() || schema.TryGetProperty("maximum", out var most) && value > most.GetDouble())
            yield return string.Create(CultureInfo.InvariantCulture, $"{path}: {value} is out of range");
    }

    private static string Type(JsonElement schema) => schema.TryGetProperty("type", out var type) ? type.GetString()! : "object";
}
