using Microsoft.Data.Sqlite;

namespace Twins.Adapters.Storage.Embedded;

/// <summary>The one SQLite file of records and queues; any number of processes may use it at once.</summary>
public sealed class EmbeddedDatabase
{
    /// <summary>Its name in a data folder.</summary>
    public const string FileName = "twins.db";

    private const string Schema =
        """
        CREATE TABLE IF NOT EXISTS records (
            partition TEXT NOT NULL, id BLOB NOT NULL, tag TEXT NOT NULL, value BLOB NOT NULL,
            PRIMARY KEY (partition, id)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS messages (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            queue TEXT NOT NULL, text TEXT NOT NULL, visible INTEGER NOT NULL, inserted INTEGER NOT NULL,
            received INTEGER NOT NULL, receipt TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS messages_visible ON messages (queue, visible, id);
        """;

    private readonly string connectionString;
    private readonly GroupedWrites writes;

    private EmbeddedDatabase(string file)
    {
        connectionString = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 }.ToString();
        writes = new GroupedWrites(Connect);
    }

    /// <summary>Opens the database in a data folder, creating both where needed.</summary>
    public static EmbeddedDatabase Open(string folder)
    {
        Directory.CreateDirectory(folder);
        var database = new EmbeddedDatabase(Path.Combine(folder, FileName));
        using var connection = database.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL;" + Schema;
        command.ExecuteNonQuery();
        return database;
    }

    /// <summary>Writes by one statement; durable when the task completes.</summary>
    internal Task<T> WriteAsync<T>(Func<SqliteConnection, T> write) => writes.RunAsync(write);

    internal SqliteConnection Connect()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        // FULL: a commit is on the disk, not in the kernel, before anyone is told.
        command.CommandText = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 30000;";
        command.ExecuteNonQuery();
        return connection;
    }

    internal static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return command;
    }
}
