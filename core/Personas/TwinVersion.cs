using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Twins.Core.Documents;

namespace Twins.Core.Personas;

/// <summary>
/// A twin's version is what it says, not when or how it was written: the first 128 bits of the SHA-256 of its canonical
/// JSON. Canonical: names in ordinal order, nothing that is absent, empty or false (so that a field added to the format
/// later does not change the version of twins that do not use it), no notes, no grounds, and not whose twin it is: a consent
/// that is renewed leaves every answer as it was.
/// </summary>
public static class TwinVersion
{
    public static string Of(Twin resolved)
    {
        ArgumentNullException.ThrowIfNull(resolved);
        var json = JsonSerializer.SerializeToElement(resolved with { Notes = [], Subject = null, Validations = [], Grounds = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) }, DocumentJson.Options);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) Write(writer, json);
        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan))[..32];
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject().Where(p => Says(p.Value)).OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray()) Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static bool Says(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False => false,
        JsonValueKind.String => !value.ValueEquals(""),
        JsonValueKind.Array => value.GetArrayLength() > 0,
        JsonValueKind.Object => value.EnumerateObject().Any(p => Says(p.Value)),
        _ => true,
    };
}
