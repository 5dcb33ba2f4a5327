using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Twins.Core.Storage;

namespace Twins.Adapters.Storage.Azure;

/// <summary>
/// A record as a row. Every write has an id of its own in it: a try that was applied and whose reply was lost is tried
/// again, refused, and then recognised as ours. For the same reason a deletion first leaves a mark and then goes.
/// </summary>
internal static class RecordRow
{
    private const string Write = "Write";
    private const string Gone = "Gone";
    private const string Value = "Value";

    /// <param name="value">Null for the mark of a deletion.</param>
    public static TableEntity Of(RecordKey key, byte[]? value)
    {
        // Not chance that steers anything: it only has to differ from every other write's.
        var row = new TableEntity(TableKey.Escape(key.Partition), TableKey.Escape(key.Id)) { [Write] = RandomNumberGenerator.GetHexString(32, lowercase: true) };
        if (value is { } bytes) BinaryColumns.Write(row, Value, bytes);
        else row[Gone] = true;
        return row;
    }

    public static bool IsGone(TableEntity row) => row.GetBoolean(Gone) is true;

    public static bool IsSameWrite(TableEntity row, TableEntity other) => row.GetString(Write) == other.GetString(Write);

    public static StoredRecord Read(TableEntity row) =>
        new(new RecordKey(TableKey.Unescape(row.PartitionKey), TableKey.Unescape(row.RowKey)), Tag(row.ETag), BinaryColumns.Read(row, Value));

    /// <summary>An ETag in letters that may travel anywhere.</summary>
    public static string Tag(ETag etag) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(etag.ToString()));

    /// <summary>
    /// The ETag of a tag, or null when it is none that we gave. Tags come back from strangers, and to the service a "*"
    /// would mean any.
    /// </summary>
    public static ETag? ETag(string tag)
    {
        if (!Base64Url.IsValid(tag)) return null;
        var etag = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(tag));
        return etag.StartsWith("W/\"", StringComparison.Ordinal) && etag.IndexOf('"', 3) == etag.Length - 1 && !etag.Any(char.IsControl) ? new ETag(etag) : null;
    }
}
