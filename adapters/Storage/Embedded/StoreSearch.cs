using Microsoft.Data.Sqlite;
using Twins.Core.Governance.Rights;

namespace Twins.Adapters.Storage.Embedded;

/// <summary>Shows that something is gone: overwrites what databases keep of deleted rows, and looks for texts in every byte of every file, in what is packed too.</summary>
public static class StoreSearch
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };

    /// <summary>For <see cref="Eraser"/>.</summary>
    public static ErasureProof Of(string data) => (texts, folders, cancellationToken) =>
    {
        FileBlobs.In(data).DeleteUnfinished();
        Compact(data);
        return Task.FromResult(Find(texts, [data, .. folders], cancellationToken));
    };

    /// <summary>Rewrites every database of a data folder, so that no page and no journal holds what was deleted.</summary>
    public static void Compact(string data)
    {
        // Pooled connections keep journals open.
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(data, "*.db", Everything))
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA busy_timeout = 30000; PRAGMA secure_delete = ON; PRAGMA wal_checkpoint(TRUNCATE); VACUUM; PRAGMA wal_checkpoint(TRUNCATE);";
            command.ExecuteNonQuery();
        }
    }

    public static SearchedStore Find(IReadOnlyList<string> texts, IReadOnlyList<string> folders, CancellationToken cancellationToken)
    {
        var traces = new TextTraces(texts);
        var (files, found) = (0, new List<string>());
        foreach (var file in folders.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*", Everything)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            files++;
            if (Holds(file, traces)) found.Add(file);
        }
        return new SearchedStore(files, found);
    }

    private static bool Holds(string file, TextTraces traces)
    {
        // A lock holds nothing, and nobody else may open it.
        if (traces.IsEmpty || new FileInfo(file).Length is 0) return false;
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (traces.AreIn(stream)) return true;
        stream.Position = 0;
        return traces.ArePackedIn(stream);
    }
}
