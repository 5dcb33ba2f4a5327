using Twins.Core.Storage;
using Twins.Functions.Hooks.Settings;

namespace Twins.Functions.Hooks.Outgoing;

/// <summary>The function behind the queue of deliveries: one attempt for each message, written down before the next is arranged.</summary>
internal sealed partial class Deliverer(NamedRecords<Subscription> subscriptions, DeliveryStore deliveries, IRecordStore records, CallbackClient client, HookOptions options, TimeProvider clock, ILogger<Deliverer> log)
{
    private static readonly TimeSpan LookAgain = Lease.Length + TimeSpan.FromSeconds(5);

    /// <exception cref="OperationCanceledException">The process stops, or the lease was lost; the message must come again.</exception>
    public async Task DeliverAsync(DeliveryMessage message, CancellationToken stop)
    {
        await using var lease = await Lease.TryTakeAsync(records, "delivery/" + message.Id, "deliver", clock, stop);
        if (lease is null)
        {
            // Its holder may have died, so the message must not.
            await deliveries.SendAsync(message, LookAgain, stop);
            return;
        }
        if (await deliveries.FindAsync(message.Id, stop) is not { Value.State: DeliveryState.Pending } delivery) return;
        if (message.Attempt < delivery.Value.Tried)
        {
            // Made before; its maker may have died before it arranged the next.
            await deliveries.QueueAsync(delivery, stop);
            return;
        }
        if (delivery.Value.Due - clock.GetUtcNow() is var early && early > TimeSpan.Zero)
        {
            await deliveries.SendAsync(message, early, stop);
            return;
        }
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, lease.Lost);
        await TryAsync(delivery, both.Token);
    }

    private async Task TryAsync(Named<Delivery> delivery, CancellationToken stop)
    {
        var (id, name) = (delivery.Name, delivery.Value.Subscription);
        var subscription = (await subscriptions.FindAsync(name, stop))?.Value;
        var reachable = subscription is { Disabled: null };
        var attempt = reachable ? await client.PostAsync(subscription!, id, delivery.Value.Payload, stop) : new Attempt(clock.GetUtcNow(), null, $"Not sent: the callback '{name}' {(subscription is null ? "was deleted" : "is disabled")}.");
        if (attempt.Status is StatusCodes.Status410Gone) await DisableAsync(name, attempt.At);
        // What was posted is written down even while the process stops.
        var after = await deliveries.ChangeAsync(id, d => d.After(attempt, reachable ? clock.GetUtcNow() + RetryPlan.After(options.Seed, id, d.Failed + 1, attempt) : null), CancellationToken.None);
        if (after is null) return;
        Tell(after);
        await deliveries.QueueAsync(after, CancellationToken.None);
    }

    private async Task DisableAsync(string name, DateTimeOffset at)
    {
        while (await subscriptions.FindAsync(name, CancellationToken.None) is { Value.Disabled: null } found
            && await subscriptions.TryWriteAsync(name, found.Tag, found.Value with { Disabled = $"The receiver answered 410 at {at.UtcDateTime:u}: it wants no more." }, CancellationToken.None) is null)
        {
            // Somebody changed it at the same moment; look again.
        }
    }

    private void Tell(Named<Delivery> delivery)
    {
        var (id, name, last) = (delivery.Name, delivery.Value.Subscription, delivery.Value.Attempts[^1]);
        if (delivery.Value.State is DeliveryState.Delivered) Delivered(log, id, name);
        else if (delivery.Value.State is DeliveryState.Dead) GaveUp(log, id, name, last.Error!);
        else Failed(log, id, name, last.Error!, delivery.Value.Due);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Delivery {Delivery} reached callback {Callback}")]
    private static partial void Delivered(ILogger log, string delivery, string callback);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery {Delivery} to callback {Callback} failed and is tried again at {Due}: {Error}")]
    private static partial void Failed(ILogger log, string delivery, string callback, string error, DateTimeOffset due);

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery {Delivery} to callback {Callback} was given up and is in the list of dead deliveries: {Error}")]
    private static partial void GaveUp(ILogger log, string delivery, string callback, string error);
}
