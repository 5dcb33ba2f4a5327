using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Twins.Core.Respondents;
using Twins.Core.Runs;
using Twins.Core.Storage;

namespace Twins.Adapters.Ledger;

/// <summary>
/// The embedded ledger: one SQLite file. A single writer commits whatever waits as one transaction, so that two hundred
/// answers cost one disk flush; readers never wait for it. One process at a time may write, which is what makes "bought
/// once" true across processes.
/// </summary>
public sealed class SqliteLedger : ILedger, IDisposable
{
    private const decimal NanoDollars = 1_000_000_000m;
    private const int LargestBatch = 512;

    private readonly FileStream writerLock;
    private readonly SqliteConnection writing;
    private readonly ConcurrentBag<LedgerReader> readers = [];
    private readonly string connectionString;
    private readonly BlockingCollection<Pending> queue = new(LargestBatch * 8);
    private readonly Thread writer;

    private SqliteLedger(string file, FileStream writerLock)
    {
        this.writerLock = writerLock;
        connectionString = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString();
        writing = Open();
        Execute(writing, LedgerSchema.Create);
        writer = new Thread(Write) { IsBackground = true, Name = "ledger" };
        writer.Start();
    }

    /// <summary>Opens the ledger in a data folder, creating both where needed.</summary>
    /// <exception cref="LedgerInUseException">Another process is writing to it.</exception>
    public static SqliteLedger Open(string folder)
    {
        Directory.CreateDirectory(folder);
        return new SqliteLedger(Path.Combine(folder, "ledger.db"), Lock(folder));
    }

    private static FileStream Lock(string folder)
    {
        try
        {
            // The operating system lets go of it when the process dies, however it dies.
            return new FileStream(Path.Combine(folder, "ledger.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not DirectoryNotFoundException)
        {
            throw new LedgerInUseException(folder, e);
        }
    }

    public ValueTask<LedgerEntry?> FindAsync(LedgerKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reader = readers.TryTake(out var free) ? free : new LedgerReader(Open());
        try
        {
            return ValueTask.FromResult(reader.Find(key));
        }
        finally
        {
            readers.Add(reader);
        }
    }

    public Task AppendAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        RecordLimits.Check(new RecordKey(entry.Key.Twin, entry.Key.Hash), 0);
        var pending = new Pending(entry);
        queue.Add(pending, cancellationToken);
        return pending.Written.Task;
    }

    public Task<int> EraseAsync(string twin, CancellationToken cancellationToken)
    {
        using var connection = Open();
        Execute(connection, "PRAGMA secure_delete = ON;");
        using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM ledger WHERE twin = $twin";
        command.Parameters.AddWithValue("$twin", twin);
        var erased = command.ExecuteNonQuery();
        // The log still holds what was there; while somebody reads, it is emptied by whoever writes next.
        Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE);");
        return Task.FromResult(erased);
    }

    /// <summary>What a run has bought so far, in this process and in those before it; a ledger of one writer can keep the sum.</summary>
    public Task<Usage> SpentAsync(string run, CancellationToken cancellationToken)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT calls, input, cached, output, cost FROM spending WHERE run = $run";
        command.Parameters.AddWithValue("$run", run);
        using var row = command.ExecuteReader();
        return Task.FromResult(row.Read() ? new Usage(row.GetInt32(0), 0, row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4) / NanoDollars) : default);
    }

    public void Dispose()
    {
        queue.CompleteAdding();
        writer.Join();
        foreach (var reader in readers) reader.Dispose();
        writing.Dispose();
        queue.Dispose();
        writerLock.Dispose();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        // FULL: a commit is on the disk, not in the kernel, before anyone is told.
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;");
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private void Write()
    {
        using var insert = new LedgerInsert(writing);
        var batch = new List<Pending>(LargestBatch);
        foreach (var first in queue.GetConsumingEnumerable())
        {
            batch.Clear();
            batch.Add(first);
            while (batch.Count < LargestBatch && queue.TryTake(out var more)) batch.Add(more);
            Commit(insert, batch);
        }
    }

    private void Commit(LedgerInsert insert, List<Pending> batch)
    {
        try
        {
            using (var transaction = writing.BeginTransaction())
            {
                var added = batch.Where(pending => insert.Add(transaction, pending.Entry, Nano(pending.Entry.Usage.Cost)));
                foreach (var run in added.GroupBy(pending => pending.Entry.Run, StringComparer.Ordinal)) Spend(transaction, run.Key, run.Aggregate(default(Usage), (sum, pending) => sum + pending.Entry.Usage));
                transaction.Commit();
            }
            foreach (var pending in batch) pending.Written.SetResult();
        }
        catch (SqliteException e)
        {
            var failure = new IOException($"The ledger cannot be written ({e.Message}). Free some disk space or set TWINS_DATA to another folder, then run again: nothing that was kept is lost.", e);
            foreach (var pending in batch) pending.Written.TrySetException(failure);
        }
    }

    /// <summary>In the same transaction as the entries, so that a budget holds however the process ends.</summary>
    private void Spend(SqliteTransaction transaction, string run, Usage usage)
    {
        using var command = writing.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = LedgerSchema.Spend;
        command.Parameters.AddWithValue("$run", run);
        command.Parameters.AddWithValue("$calls", usage.Calls);
        command.Parameters.AddWithValue("$input", usage.InputTokens);
        command.Parameters.AddWithValue("$cached", usage.CachedTokens);
        command.Parameters.AddWithValue("$output", usage.OutputTokens);
        command.Parameters.AddWithValue("$cost", Nano(usage.Cost));
        command.ExecuteNonQuery();
    }

    private static long Nano(decimal dollars) => decimal.ToInt64(decimal.Round(dollars * NanoDollars));

    internal static string Text(DateTimeOffset at) => at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    private sealed record Pending(LedgerEntry Entry)
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>Someone else is writing to this ledger.</summary>
public sealed class LedgerInUseException(string folder, Exception inner)
    : Exception($"Another twins process is using the ledger in {folder}. Wait until it has finished, or set TWINS_DATA to another folder.", inner);
