using System.Globalization;
using System.Text;
using Twins.Core.Storage;

namespace Twins.Adapters.Storage.Embedded;

/// <summary>Queues in the embedded database.</summary>
public sealed class SqliteQueue(EmbeddedDatabase database, TimeProvider clock) : IWorkQueue
{
    private const string Receive =
        """
        UPDATE messages SET visible = $until, received = received + 1, receipt = hex(randomblob(8))
        WHERE id = (SELECT id FROM messages WHERE queue = $queue AND visible <= $now ORDER BY visible, id LIMIT 1)
        RETURNING id, text, received, receipt, inserted
        """;

    private long Now => clock.GetUtcNow().UtcTicks;

    public Task SendAsync(string queue, string text, TimeSpan delay, CancellationToken cancellationToken)
    {
        QueueLimits.Check(queue, Encoding.UTF8.GetByteCount(text));
        QueueLimits.CheckWait(delay);
        var now = Now;
        return database.WriteAsync(connection =>
        {
            using var command = EmbeddedDatabase.Command(connection, "INSERT INTO messages (queue, text, visible, inserted, received, receipt) VALUES ($queue, $text, $visible, $now, 0, '')", ("$queue", queue), ("$text", text), ("$visible", now + delay.Ticks), ("$now", now));
            return command.ExecuteNonQuery();
        });
    }

    public async Task<QueueMessage?> ReceiveAsync(string queue, TimeSpan hidden, CancellationToken cancellationToken)
    {
        QueueLimits.Check(queue, 0);
        QueueLimits.CheckWait(hidden);
        var now = Now;
        if (!IsAnyVisible(queue, now)) return null;
        return await database.WriteAsync(connection =>
        {
            using var command = EmbeddedDatabase.Command(connection, Receive, ("$queue", queue), ("$now", now), ("$until", now + hidden.Ticks));
            using var row = command.ExecuteReader();
            return row.Read()
                ? new QueueMessage(queue, row.GetInt64(0).ToString(CultureInfo.InvariantCulture), row.GetString(1), row.GetInt32(2), row.GetString(3), new DateTimeOffset(row.GetInt64(4), TimeSpan.Zero))
                : null;
        });
    }

    public Task<QueueMessage?> SettleAsync(QueueMessage message, TimeSpan? hidden, CancellationToken cancellationToken)
    {
        QueueLimits.CheckWait(hidden ?? TimeSpan.Zero);
        var visible = Now + (hidden ?? TimeSpan.Zero).Ticks;
        return database.WriteAsync(connection =>
        {
            using var command = hidden is null
                ? EmbeddedDatabase.Command(connection, "DELETE FROM messages WHERE id = $id AND receipt = $receipt RETURNING receipt", ("$id", Id(message)), ("$receipt", message.Receipt))
                : EmbeddedDatabase.Command(connection, "UPDATE messages SET visible = $visible, receipt = hex(randomblob(8)) WHERE id = $id AND receipt = $receipt RETURNING receipt", ("$visible", visible), ("$id", Id(message)), ("$receipt", message.Receipt));
            return command.ExecuteScalar() is string receipt ? message with { Receipt = receipt } : null;
        });
    }

    private static long Id(QueueMessage message) => long.Parse(message.Id, CultureInfo.InvariantCulture);

    /// <summary>A look takes no write lock: an idle queue is asked several times a second.</summary>
    private bool IsAnyVisible(string queue, long now)
    {
        using var connection = database.Connect();
        using var command = EmbeddedDatabase.Command(connection, "SELECT 1 FROM messages WHERE queue = $queue AND visible <= $now LIMIT 1", ("$queue", queue), ("$now", now));
        return command.ExecuteScalar() is not null;
    }
}
