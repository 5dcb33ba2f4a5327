using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting;

/// <summary>Writes a report as JSON: as it stands, the same bytes for the same report; and reads a study's again.</summary>
public static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        // All scripts stay readable, yet < > & and quotes are escaped: somebody will paste this into a page.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false), new FiniteConverter() },
    };

    public static void Write<T>(T report, Stream stream)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(stream);
        JsonSerializer.Serialize(stream, report, Options);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>As <see cref="Write"/>, for whoever needs its hash.</summary>
    public static byte[] Bytes<T>(T report)
        where T : notnull
    {
        using var stream = new MemoryStream();
        Write(report, stream);
        return stream.ToArray();
    }

    /// <exception cref="JsonException">It is no report, or one of another version.</exception>
    public static async Task<StudyReport> ReadAsync(Stream stream, CancellationToken cancellationToken) =>
        await JsonSerializer.DeserializeAsync<StudyReport>(stream, Options, cancellationToken) ?? throw new JsonException("It is no report.");

    /// <summary>JSON knows no NaN: an estimate of nothing is null.</summary>
    private sealed class FiniteConverter : JsonConverter<double>
    {
        public override bool HandleNull => true;

        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType is JsonTokenType.Null ? double.NaN : reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value)) writer.WriteNumberValue(value);
            else writer.WriteNullValue();
        }
    }
}
