using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Reporting;

namespace Twins.Tests.Studies.Reporting;

/// <summary>The same report with something behind every text in it, so that what it does to the page can be compared.</summary>
internal static class HostileReport
{
    /// <summary>What attackers write: breaks out of attributes, elements, the style sheet, comments and the writing direction.</summary>
    public const string Payload = "\"'></title></style></script><script>alert(1)</script><img src=x onerror=alert(2) style=position:fixed><svg onload=alert(3)><a href=javascript:alert(4)>http://evil.example/ --><!-- \u202Eesrever\u202C \u0000\u0007 🦊 =cmd|'/c calc'!A1 &lt;b&gt; `${x}` {{x}}";

    /// <summary>Not one place to break a line in two thousand characters.</summary>
    public static readonly string Long = " " + new string('W', 2000);

    // Text by which the report decides how to draw, which no outsider writes.
    private static readonly string[] Ours = ["kind", "elicitation", "elicitations", "unit", "letters", "first", "second", "category", "range", "model", "outcome", "notice", "finished", "since_finished"];

    private static readonly JsonSerializerOptions Snake = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static StudyReport Of(StudyReport report, string behind)
    {
        using var stream = new MemoryStream();
        JsonReport.Write(report, stream);
        var json = JsonNode.Parse(stream.ToArray())!;
        Append(json, behind);
        return json.Deserialize<StudyReport>(Snake)!;
    }

    public static StudyReport Read(byte[] json) => JsonSerializer.Deserialize<StudyReport>(json, Snake)!;

    private static void Append(JsonNode? node, string behind)
    {
        if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
                if (Text(list[i]) is { } text) list[i] = text + behind;
                else Append(list[i], behind);
        }
        if (node is not JsonObject members) return;
        foreach (var (name, value) in members.ToList())
        {
            if (Ours.Contains(name)) continue;
            if (Text(value) is { } text) members[name] = text + behind;
            else Append(value, behind);
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
