using System.Text;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Twins.Core.Storage;
using QueueMessage = Twins.Core.Storage.QueueMessage;
using WireMessage = Azure.Storage.Queues.Models.QueueMessage;

namespace Twins.Adapters.Storage.Azure;

/// <summary>
/// Queues of a storage account. Messages are UTF-8 under base64, which is what the Functions host reads and writes. The
/// encoding is ours and not the client's, for which a message that somebody typed in by hand would be an exception each time.
/// </summary>
public sealed class AzureQueue : IWorkQueue
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A week unless told otherwise, and nothing of ours may vanish.</summary>
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    private readonly QueueServiceClient service;

    internal AzureQueue(QueueServiceClient service) => this.service = service;

    public async Task SendAsync(string queue, string text, TimeSpan delay, CancellationToken cancellationToken)
    {
        QueueLimits.Check(queue, Encoding.UTF8.GetByteCount(text));
        QueueLimits.CheckWait(delay);
        var client = service.GetQueueClient(queue);
        try
        {
            await client.SendMessageAsync(Encode(text), Seconds(delay), Forever, cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await client.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await client.SendMessageAsync(Encode(text), Seconds(delay), Forever, cancellationToken);
        }
    }

    public async Task<QueueMessage?> ReceiveAsync(string queue, TimeSpan hidden, CancellationToken cancellationToken)
    {
        QueueLimits.Check(queue, 0);
        QueueLimits.CheckWait(hidden);
        try
        {
            // The service hides what it hands out for a second at least.
            var received = await service.GetQueueClient(queue).ReceiveMessagesAsync(1, Seconds(hidden < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : hidden), cancellationToken);
            return received.Value is [var one, ..] ? Read(queue, one) : null;
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return null;
        }
    }

    public async Task<QueueMessage?> SettleAsync(QueueMessage message, TimeSpan? hidden, CancellationToken cancellationToken)
    {
        QueueLimits.CheckWait(hidden ?? TimeSpan.Zero);
        var client = service.GetQueueClient(message.Queue);
        try
        {
            if (hidden is { } time) return message with { Receipt = (await client.UpdateMessageAsync(message.Id, message.Receipt, Encode(message.Text), Seconds(time), cancellationToken)).Value.PopReceipt };
            await client.DeleteMessageAsync(message.Id, message.Receipt, cancellationToken);
            return message;
        }
        catch (RequestFailedException e) when (e.Status is 404 || e.ErrorCode == QueueErrorCode.PopReceiptMismatch)
        {
            return null;
        }
    }

    /// <summary>Whole seconds are all that the service knows; never too short.</summary>
    private static TimeSpan Seconds(TimeSpan time) => TimeSpan.FromSeconds(Math.Ceiling(time.TotalSeconds));

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static QueueMessage Read(string queue, WireMessage message) =>
        new(queue, message.MessageId, Decode(message.MessageText), (int)Math.Min(message.DequeueCount, int.MaxValue), message.PopReceipt, message.InsertedOn ?? default);

    private static string Decode(string wire)
    {
        try
        {
            return Strict.GetString(Convert.FromBase64String(wire));
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            return wire;
        }
    }
}
