using System.Text.Json;
using Microsoft.Data.Sqlite;
using Twins.Core.Evidence;

namespace Twins.Adapters.Evidence.Embedded;

/// <summary>
/// Evidence in one SQLite file: BM25 over an FTS5 index, and a scan of the twin's vectors. Any number of processes may use
/// it at once. What is erased is overwritten, in the index too.
/// </summary>
public sealed class SqliteEvidence : IEvidenceStore
{
    /// <summary>How many of each ranking are fused.</summary>
    private const int Ranked = 50;

    private readonly string connectionString;

    private SqliteEvidence(string file) => connectionString = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 }.ToString();

    /// <summary>Opens the evidence in a data folder, creating both where needed.</summary>
    public static SqliteEvidence Open(string folder)
    {
        Directory.CreateDirectory(folder);
        var store = new SqliteEvidence(Path.Combine(folder, "evidence.db"));
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = EvidenceSchema.Create;
        command.ExecuteNonQuery();
        Renew(connection);
        return store;
    }

    public Task PutAsync(EvidenceOwner owner, EvidenceChange change, CancellationToken cancellationToken)
    {
        EvidenceLimits.Check(owner);
        EvidenceLimits.Check(change);
        using var connection = Connect();
        using var transaction = connection.BeginTransaction();
        using (var writer = new EvidenceWriter(connection, owner))
        {
            foreach (var id in change.Gone) writer.Remove(id);
            foreach (var kept in change.Put) writer.Put(kept);
        }
        transaction.Commit();
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Recalled>> RecallAsync(EvidenceQuery query, CancellationToken cancellationToken)
    {
        EvidenceLimits.Check(query);
        using var connection = Connect();
        // One view of the file for all steps, whatever others write meanwhile.
        using var transaction = connection.BeginTransaction(deferred: true);
        var look = new EvidenceLook(connection, query);
        var words = look.ByWords(Ranked);
        if (query.Vector is not { } vector) return Task.FromResult(look.Show([.. words.Take(query.Most)]));
        var fused = RankFusion.Fuse([.. words.Select(w => w.Id)], VectorScan.Nearest(look.Bind, vector.Span, Ranked));
        return Task.FromResult(look.Show([.. fused.Take(query.Most)]));
    }

    public Task EraseAsync(EvidenceOwner owner, CancellationToken cancellationToken)
    {
        EvidenceLimits.Check(owner);
        using var connection = Connect();
        using (var erase = Command(connection, EvidenceSchema.Erase, ("$tenant", owner.Tenant), ("$twin", owner.Twin))) erase.ExecuteNonQuery();
        // The log still holds what was there; while somebody reads, it is emptied by whoever writes next.
        using var empty = Command(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        empty.ExecuteNonQuery();
        return Task.CompletedTask;
    }

    private static void Renew(SqliteConnection connection)
    {
        // Two processes may open an old file at once.
        using var transaction = connection.BeginTransaction();
        using (var known = Command(connection, EvidenceSchema.HasImportance))
            if ((long)known.ExecuteScalar()! is 0) using (var add = Command(connection, EvidenceSchema.AddImportance)) add.ExecuteNonQuery();
        transaction.Commit();
    }

    internal static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return command;
    }

    internal static string Json(IEnumerable<object> values) => JsonSerializer.Serialize(values);

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        // FULL: a commit is on the disk, not in the kernel, before anyone is told.
        using var command = Command(connection, "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 30000; PRAGMA secure_delete = ON;");
        command.ExecuteNonQuery();
        return connection;
    }
}
