using Microsoft.Data.Sqlite;

namespace Twins.Adapters.Storage.Embedded;

/// <summary>
/// Writes of this process, one group after the other. A commit waits for the disk, whatever it holds; so what comes while a
/// group is on its way to the disk goes with the next one together. And SQLite lets one write at a time: many that wait for
/// their turn inside of it would hold a thread each, and sleep past it.
/// </summary>
/// <param name="connect">Gives an open connection.</param>
internal sealed class GroupedWrites(Func<SqliteConnection> connect)
{
    private const int MostTogether = 256;

    private readonly Lock gate = new();
    private readonly Queue<Write> waiting = new();
    private bool isUnderWay;

    /// <summary>Durable when the task completes. One that fails takes none of the others with it.</summary>
    /// <param name="write">One statement.</param>
    public Task<T> RunAsync<T>(Func<SqliteConnection, T> write)
    {
        var mine = new Write<T>(write);
        lock (gate)
        {
            waiting.Enqueue(mine);
            if (isUnderWay) return mine.Task;
            isUnderWay = true;
        }
        _ = Task.Run(Drain);
        return mine.Task;
    }

    private void Drain()
    {
        while (true)
        {
            var group = new List<Write>();
            lock (gate)
            {
                while (group.Count < MostTogether && waiting.TryDequeue(out var next)) group.Add(next);
                if (group.Count is 0)
                {
                    isUnderWay = false;
                    return;
                }
            }
            Commit(group);
        }
    }

    private void Commit(List<Write> group)
    {
        try
        {
            using var connection = connect();
            using var transaction = connection.BeginTransaction(deferred: false);
            foreach (var write in group) write.Do(connection);
            transaction.Commit();
        }
        catch (Exception e)
        {
            foreach (var write in group) write.Fail(e);
            return;
        }
        foreach (var write in group) write.Tell();
    }

    private abstract class Write
    {
        public abstract void Do(SqliteConnection connection);

        public abstract void Tell();

        public abstract void Fail(Exception e);
    }

    private sealed class Write<T>(Func<SqliteConnection, T> write) : Write
    {
        private readonly TaskCompletionSource<T> told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? result;
        private Exception? failure;

        public Task<T> Task => told.Task;

        public override void Do(SqliteConnection connection)
        {
            try
            {
                result = write(connection);
            }
            catch (SqliteException e) when (e.SqliteErrorCode is SQLitePCL.raw.SQLITE_CONSTRAINT or SQLitePCL.raw.SQLITE_TOOBIG or SQLitePCL.raw.SQLITE_MISMATCH)
            {
                // Its own fault; SQLite has taken back this statement alone.
                failure = e;
            }
        }

        public override void Tell()
        {
            if (failure is null) told.TrySetResult(result!);
            else told.TrySetException(failure);
        }

        public override void Fail(Exception e) => told.TrySetException(e);
    }
}
