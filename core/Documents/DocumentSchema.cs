using System.ComponentModel;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace Twins.Core.Documents;

/// <summary>The JSON Schema (draft 2020-12) of a document, from its record, so that editors complete and check it as we do.</summary>
public static class DocumentSchema
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSchemaExporterOptions Exporting = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };

    /// <param name="type">The record of the document.</param>
    /// <param name="title">What the document is called, such as "Twin".</param>
    public static string Export(Type type, string title)
    {
        var schema = (JsonObject)DocumentJson.Options.GetJsonSchemaAsNode(type, Exporting);
        var head = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = title };
        foreach (var (name, value) in schema.ToList())
        {
            schema.Remove(name);
            head[name] = value;
        }
        return head.ToJsonString(Readable) + "\n";
    }

    // Where we ask for text, a number or true is text too.
    private static JsonArray Text() => ["string", "number", "boolean"];

    /// <summary>What is computed cannot be written, and what is not known is refused.</summary>
    private static void Close(JsonObject schema, JsonTypeInfo type)
    {
        foreach (var computed in type.Properties.Where(p => p.Set is null)) (schema["properties"] as JsonObject)?.Remove(computed.Name);
        if (type.PolymorphismOptions is null) schema["additionalProperties"] = false;
        // Validators of earlier drafts pass over "const"; an enum of one says the same to all.
        foreach (var tag in (schema["properties"] as JsonObject ?? []).Select(p => p.Value).OfType<JsonObject>().Where(p => p.ContainsKey("const")))
        {
            var value = tag["const"];
            tag.Remove("const");
            tag["enum"] = new JsonArray(value);
        }
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var schema = node as JsonObject ?? [];
        // The exporter cannot look into our converter for text, nor into lists of it.
        if (type == typeof(string)) schema["type"] = Text();
        if (context.TypeInfo.ElementType == typeof(string) && context.TypeInfo.Kind is JsonTypeInfoKind.Enumerable && !schema.ContainsKey("$ref")) schema["items"] = new JsonObject { ["type"] = Text() };
        if (context.TypeInfo.Kind is JsonTypeInfoKind.Dictionary && schema["additionalProperties"] is JsonObject { } named && named["type"]?.ToString() is "array") named["minItems"] = 1;
        if (context.TypeInfo.Kind is JsonTypeInfoKind.Object && !schema.ContainsKey("$ref")) Close(schema, context.TypeInfo);
        var attributes = context.PropertyInfo?.AttributeProvider ?? type;
        if (attributes.GetCustomAttributes(typeof(DescriptionAttribute), inherit: true).OfType<DescriptionAttribute>().FirstOrDefault() is { } described) schema["description"] = described.Description;
        return schema;
    }
}
