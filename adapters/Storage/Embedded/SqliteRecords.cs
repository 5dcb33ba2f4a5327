using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Data.Sqlite;
using Twins.Core.Storage;

namespace Twins.Adapters.Storage.Embedded;

/// <summary>Records in the embedded database. Ids are kept as big-endian UTF-16, whose byte order is the ordinal order.</summary>
public sealed class SqliteRecords(EmbeddedDatabase database) : IRecordStore
{
    private const int Page = 256;

    public Task<StoredRecord?> FindAsync(RecordKey key, CancellationToken cancellationToken)
    {
        RecordLimits.Check(key, 0);
        using var connection = database.Connect();
        using var command = EmbeddedDatabase.Command(connection, "SELECT id, tag, value FROM records WHERE partition = $partition AND id = $id", ("$partition", key.Partition), ("$id", Bytes(key.Id)));
        using var row = command.ExecuteReader();
        return Task.FromResult(row.Read() ? Read(key.Partition, row) : null);
    }

    public Task<string?> TryWriteAsync(RecordKey key, string? tag, byte[]? value, CancellationToken cancellationToken)
    {
        RecordLimits.Check(key, value?.Length ?? 0);
        return database.WriteAsync(connection =>
        {
            using var command = EmbeddedDatabase.Command(connection, Sql(tag, value), ("$partition", key.Partition), ("$id", Bytes(key.Id)));
            if (tag is not null) command.Parameters.AddWithValue("$tag", tag);
            if (value is not null) command.Parameters.AddWithValue("$value", value);
            return command.ExecuteScalar() as string;
        });
    }

    public async IAsyncEnumerable<StoredRecord> ListAsync(string partition, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RecordLimits.CheckPart(partition);
        if (after is { Length: > 0 }) RecordLimits.CheckPart(after);
        // Page by page, so that no reader is open while the caller works.
        var from = after is null ? [] : Bytes(after);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = Next(partition, from);
            foreach (var record in page) yield return record;
            if (page.Count < Page) yield break;
            from = Bytes(page[^1].Key.Id);
            await Task.Yield();
        }
    }

    private List<StoredRecord> Next(string partition, byte[] from)
    {
        using var connection = database.Connect();
        using var command = EmbeddedDatabase.Command(connection, "SELECT id, tag, value FROM records WHERE partition = $partition AND id > $from ORDER BY id LIMIT $page", ("$partition", partition), ("$from", from), ("$page", Page));
        using var row = command.ExecuteReader();
        var page = new List<StoredRecord>();
        while (row.Read()) page.Add(Read(partition, row));
        return page;
    }

    /// <summary>One statement each, so that nobody comes between the look and the write; each returns the new tag or no row.</summary>
    private static string Sql(string? tag, byte[]? value) => (tag, value) switch
    {
        (null, null) => "SELECT '' WHERE NOT EXISTS (SELECT 1 FROM records WHERE partition = $partition AND id = $id)",
        (null, _) => "INSERT INTO records VALUES ($partition, $id, hex(randomblob(8)), $value) ON CONFLICT DO NOTHING RETURNING tag",
        (_, null) => "DELETE FROM records WHERE partition = $partition AND id = $id AND tag = $tag RETURNING ''",
        _ => "UPDATE records SET tag = hex(randomblob(8)), value = $value WHERE partition = $partition AND id = $id AND tag = $tag RETURNING tag",
    };

    private static StoredRecord Read(string partition, SqliteDataReader row) =>
        new(new RecordKey(partition, Encoding.BigEndianUnicode.GetString(row.GetFieldValue<byte[]>(0))), row.GetString(1), row.GetFieldValue<byte[]>(2));

    private static byte[] Bytes(string id) => Encoding.BigEndianUnicode.GetBytes(id);
}
