using System.Text.Json;
using Twins.Core.Documents;
using Twins.Core.Storage;
using Twins.Functions.Hooks.Settings;

namespace Twins.Functions.Hooks.Outgoing;

/// <summary>Deliveries and the messages that bring them: a record first, then its message, then the note that it was sent.</summary>
public sealed class DeliveryStore(IRecordStore store, IWorkQueue queue, TimeProvider clock)
{
    private static readonly TimeSpan DeliveredKept = TimeSpan.FromDays(30);
    private static readonly TimeSpan DeadKept = TimeSpan.FromDays(180);

    private readonly NamedRecords<Delivery> records = new(store, "deliveries");

    public Task<Named<Delivery>?> FindAsync(string id, CancellationToken cancellationToken) =>
        id.Length > RecordLimits.MaxKeyLength ? Task.FromResult<Named<Delivery>?>(null) : records.FindAsync(id, cancellationToken);

    public IAsyncEnumerable<Named<Delivery>> ListAsync(string? after, CancellationToken cancellationToken) => records.ListAsync(after, cancellationToken);

    /// <summary>Makes a delivery, unless it was made before, and sees to it that a message is on its way.</summary>
    public async Task BeginAsync(string id, Delivery delivery, CancellationToken cancellationToken)
    {
        await records.TryWriteAsync(id, null, delivery, cancellationToken);
        if (await FindAsync(id, cancellationToken) is { } found) await QueueAsync(found, cancellationToken);
    }

    /// <summary>Changes a delivery as it stands at that moment.</summary>
    /// <param name="change">Null leaves it as it is.</param>
    /// <returns>As it stands then, with null where it was not changed.</returns>
    internal async Task<Named<Delivery>?> ChangeAsync(string id, Func<Delivery, Delivery?> change, CancellationToken cancellationToken)
    {
        while (await FindAsync(id, cancellationToken) is { } found && change(found.Value) is { } next)
            if (await records.TryWriteAsync(id, found.Tag, next, cancellationToken) is { } tag) return new Named<Delivery>(id, tag, next);
        return null;
    }

    /// <summary>Sends the message for the next attempt, unless one is on its way.</summary>
    internal async Task QueueAsync(Named<Delivery> delivery, CancellationToken cancellationToken)
    {
        if (delivery.Value is not { State: DeliveryState.Pending, Queued: false }) return;
        await SendAsync(new DeliveryMessage(delivery.Name, delivery.Value.Tried), delivery.Value.Due - clock.GetUtcNow(), cancellationToken);
        // Who dies before this note sends the message twice, and the second finds its attempt made.
        await records.TryWriteAsync(delivery.Name, delivery.Tag, delivery.Value with { Queued = true }, cancellationToken);
    }

    internal Task SendAsync(DeliveryMessage message, TimeSpan delay, CancellationToken cancellationToken) =>
        queue.SendAsync(DeliveryMessage.Queue, JsonSerializer.Serialize(message, DocumentJson.Options), delay > TimeSpan.Zero ? delay : TimeSpan.Zero, cancellationToken);

    /// <summary>Forgets what is long over; for a timer.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        await foreach (var (id, tag, delivery) in ListAsync(null, cancellationToken))
        {
            var age = clock.GetUtcNow() - delivery.Due;
            if ((delivery.State is DeliveryState.Delivered && age > DeliveredKept) || (delivery.State is DeliveryState.Dead && age > DeadKept)) await records.TryWriteAsync(id, tag, null, cancellationToken);
        }
    }
}
