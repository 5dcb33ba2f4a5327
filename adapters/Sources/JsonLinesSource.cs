using System.Globalization;
using System.Text.Json;
using Twins.Core.Evidence.Sources;

namespace Twins.Adapters.Sources;

/// <summary>One JSON object a line; fields of fields are named with dots.</summary>
internal static class JsonLinesSource
{
    private const int Depth = 16;

    /// <summary>Of a value, enough to guess from.</summary>
    private const int Glance = 400;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = Depth };

    public static IEnumerable<SourceRecord> Read(TextReader text, SourceContext context)
    {
        var lines = new BoundedLines(text, context.Problems);
        var reading = new FieldReading(context);
        while (lines.Next() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (Fields(line) is not { } fields) context.Problems.Say(At(lines), "is not a JSON object on one line and was left out; the lines behind it were read.");
            else if (reading.Read(At(lines), fields) is { } record) yield return record;
        }
    }

    public static IEnumerable<IReadOnlyList<(string Name, string Value)>> Sample(TextReader text, int most)
    {
        var lines = new BoundedLines(text, Problems.Untold);
        for (var taken = 0; taken < most && lines.Next() is { } line;)
        {
            if (Fields(line) is not { } fields) continue;
            taken++;
            yield return [.. fields.Select(f => (f.Name, f.Value.Length <= Glance ? f.Value : f.Value[..Glance]))];
        }
    }

    private static string At(BoundedLines lines) => $"line {lines.Number.ToString(CultureInfo.InvariantCulture)}";

    private static List<(string Name, string Value)>? Fields(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line, Options);
            if (json.RootElement.ValueKind is not JsonValueKind.Object) return null;
            var fields = new List<(string, string)>();
            Add(fields, "", json.RootElement);
            return fields.Count <= SourceLimits.Columns ? fields : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is what half of a character in an escape gives.
            return null;
        }
    }

    private static void Add(List<(string, string)> fields, string prefix, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var field in value.EnumerateObject()) Add(fields, prefix.Length is 0 ? field.Name : $"{prefix}.{field.Name}", field.Value);
                break;
            case JsonValueKind.Array:
                fields.Add((prefix, string.Join(", ", value.EnumerateArray().Where(v => v.ValueKind is JsonValueKind.String or JsonValueKind.Number).Select(v => v.ToString()))));
                break;
            case JsonValueKind.Null or JsonValueKind.Undefined:
                break;
            default:
                fields.Add((prefix, value.ToString()));
                break;
        }
    }
}
