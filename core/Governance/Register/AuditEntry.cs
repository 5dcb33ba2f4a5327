using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Twins.Core.Documents;

namespace Twins.Core.Governance.Register;

/// <summary>
/// One entry of the audit log. It is stored as a line: its hash, a blank, and its JSON, of which the hash is the SHA-256, so that
/// anybody can check it with other tools. Of one entry there is one JSON: names in one order, no white space, time in UTC.
/// </summary>
public sealed record AuditEntry
{
    /// <summary>What the first entry names as the one before it.</summary>
    public static readonly string Beginning = new('0', HashLength);

    private const int HashLength = 2 * SHA256.HashSizeInBytes;

    /// <summary>1 for the first, and without a gap.</summary>
    public required long Sequence { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Actor { get; init; }
    public required string Action { get; init; }
    public required string Subject { get; init; }
    public required IReadOnlyDictionary<string, string> Detail { get; init; }

    /// <summary>Names the note and binds it, see <see cref="AuditNote"/>.</summary>
    public string? Note { get; init; }

    /// <summary>The hash of the entry before.</summary>
    public required string Previous { get; init; }

    public string Hash() => HashOf(Json());

    public byte[] Line()
    {
        var json = Json();
        return [.. Encoding.ASCII.GetBytes(HashOf(json) + " "), .. json];
    }

    /// <returns>Null where it is no line of this log, or its hash is another's.</returns>
    public static AuditEntry? Read(ReadOnlySpan<byte> line)
    {
        if (line.Length <= HashLength || !line[..HashLength].SequenceEqual(Encoding.ASCII.GetBytes(HashOf(line[(HashLength + 1)..])))) return null;
        try
        {
            // What can be spelled in two ways could be read in two ways.
            return JsonSerializer.Deserialize<AuditEntry>(line[(HashLength + 1)..], DocumentJson.Options) is { } entry && line.SequenceEqual(entry.Line()) ? entry : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private byte[] Json() => JsonSerializer.SerializeToUtf8Bytes(this with { At = At.ToUniversalTime(), Detail = new SortedDictionary<string, string>(new Dictionary<string, string>(Detail), StringComparer.Ordinal) }, DocumentJson.Options);

    private static string HashOf(ReadOnlySpan<byte> json) => Convert.ToHexStringLower(SHA256.HashData(json));
}
