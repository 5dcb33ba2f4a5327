using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Twins.Core.Documents;

/// <summary>
/// Holds a document against the shape of its record before it is deserialised, because the serialiser's own messages
/// name .NET types and we owe a person the field, the place and the fix.
/// </summary>
internal sealed class DocumentChecker(string file, YamlText yaml)
{
    public static void Check(string file, YamlText yaml, Type type)
    {
        using var json = JsonDocument.Parse(yaml.Json);
        new DocumentChecker(file, yaml).Value(json.RootElement, type, "$");
    }

    private void Value(JsonElement value, Type type, string path)
    {
        var info = DocumentJson.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        if (value.ValueKind is JsonValueKind.Null) return;
        switch (info.Kind)
        {
            case JsonTypeInfoKind.Object: Object(value, info, path); break;
            case JsonTypeInfoKind.Enumerable: List(value, info, path); break;
            case JsonTypeInfoKind.Dictionary: Dictionary(value, info, path); break;
            default: Leaf(value, info.Type, path); break;
        }
    }

    private void Object(JsonElement value, JsonTypeInfo info, string path)
    {
        Expect(value, JsonValueKind.Object, "fields (name: value)", path);
        var tag = info.PolymorphismOptions?.TypeDiscriminatorPropertyName;
        if (tag is not null) info = Derived(value, info, tag, path);
        var known = info.Properties.Where(p => p is { AttributeProvider: not null, Set: not null }).ToDictionary(p => p.Name, StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            if (property.Name == tag) continue;
            var child = $"{path}.{property.Name}";
            if (!known.TryGetValue(property.Name, out var member)) throw Refuse(child, $"unknown field '{property.Name}'{Spelling.Suggest(property.Name, known.Keys.Append(tag ?? ""))}");
            if (property.Value.ValueKind is JsonValueKind.Null && !member.IsSetNullable) throw Refuse(child, $"'{property.Name}' has no value; give it one or remove the line");
            Value(property.Value, member.PropertyType, child);
        }
        var missing = known.Values.Where(p => p.IsRequired && !value.TryGetProperty(p.Name, out _)).Select(p => $"'{p.Name}'").ToList();
        if (missing.Count > 0) throw Refuse(path, $"{Where(path)}must have {string.Join(" and ", missing)}");
    }

    private JsonTypeInfo Derived(JsonElement value, JsonTypeInfo info, string tag, string path)
    {
        var kinds = info.PolymorphismOptions!.DerivedTypes;
        var names = string.Join(", ", kinds.Select(k => k.TypeDiscriminator));
        if (!value.TryGetProperty(tag, out var name)) throw Refuse(path, $"{Where(path)}must have '{tag}', one of: {names}");
        var match = kinds.FirstOrDefault(k => name.ValueKind is JsonValueKind.String && name.ValueEquals((string)k.TypeDiscriminator!));
        return match.DerivedType is { } type ? DocumentJson.Options.GetTypeInfo(type) : throw Refuse($"{path}.{tag}", $"unknown {tag}: {Name(name)}; use one of: {names}");
    }

    private void List(JsonElement value, JsonTypeInfo info, string path)
    {
        Expect(value, JsonValueKind.Array, "a list (lines that begin with '- ')", path);
        var i = 0;
        foreach (var item in value.EnumerateArray())
        {
            var child = $"{path}[{i++}]";
            if (item.ValueKind is JsonValueKind.Null) throw Refuse(child, $"{Where(child)}is empty; fill it or remove it");
            Value(item, info.ElementType!, child);
        }
    }

    private void Dictionary(JsonElement value, JsonTypeInfo info, string path)
    {
        Expect(value, JsonValueKind.Object, "fields (name: value)", path);
        foreach (var property in value.EnumerateObject())
        {
            // A name with nothing behind it says nothing, and would be lost when the document is written again.
            var isEmpty = property.Value.ValueKind is JsonValueKind.Array && property.Value.GetArrayLength() is 0 && info.ElementType != typeof(JsonElement);
            if (isEmpty || property.Value.ValueKind is JsonValueKind.Null) throw Refuse($"{path}.{property.Name}", $"'{property.Name}' has no value; give it one or remove the line");
            Value(property.Value, info.ElementType!, $"{path}.{property.Name}");
        }
    }

    private void Leaf(JsonElement value, Type type, string path)
    {
        if (type == typeof(JsonElement)) return;
        if (type == typeof(string))
        {
            if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array) throw Refuse(path, $"{Where(path)}expected text but found {Name(value)}");
        }
        else if (type == typeof(bool))
        {
            if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) throw Refuse(path, $"{Where(path)}expected true or false but found {Name(value)}");
        }
        else if (type.IsEnum)
        {
            var names = Enum.GetNames(type).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName).ToList();
            if (value.ValueKind is not JsonValueKind.String || !names.Contains(value.GetString()!)) throw Refuse(path, $"{Where(path)}expected one of {string.Join(", ", names)} but found {Name(value)}");
        }
        else if (type == typeof(int))
        {
            if (value.ValueKind is not JsonValueKind.Number || !value.TryGetInt32(out _)) throw Refuse(path, $"{Where(path)}expected a whole number but found {Name(value)}");
        }
        else if (type == typeof(double) || type == typeof(decimal))
        {
            if (value.ValueKind is not JsonValueKind.Number || !value.TryGetDecimal(out _)) throw Refuse(path, $"{Where(path)}expected a number but found {Name(value)}");
        }
        else if (type == typeof(DateOnly))
        {
            if (value.ValueKind is not JsonValueKind.String || !DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", out _)) throw Refuse(path, $"{Where(path)}expected a date such as 2026-11-23 but found {Name(value)}");
        }
        else throw new NotSupportedException($"{type} has no check; add one so that people get a clear message.");
    }

    private void Expect(JsonElement value, JsonValueKind kind, string what, string path)
    {
        if (value.ValueKind != kind) throw Refuse(path, $"{Where(path)}expected {what} but found {Name(value)}");
    }

    private DocumentException Refuse(string path, string problem) => new(file, yaml.PlaceOf(path), problem);

    private static string Where(string path) => path is "$" ? "the document " : $"{path[2..]}: ";

    private static string Name(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "fields",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => $"the text '{Shorten(value.GetString()!)}'",
        JsonValueKind.Number => $"the number {Shorten(value.GetRawText())}",
        var other => other.ToString().ToLowerInvariant(),
    };

    private static string Shorten(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
