namespace Twins.Core.Storage;

/// <summary>
/// Messages that are delivered at least once, in no promised order. Whoever receives one hides it for a while; unless it
/// is deleted by then, somebody else receives it. Queue names are 3 to 50 characters of a–z, 0–9 and '-'.
/// </summary>
public interface IWorkQueue
{
    /// <summary>Sends a message; durable when the task completes.</summary>
    /// <param name="queue">Made when it is not there.</param>
    /// <param name="text">At most <see cref="QueueLimits.MaxBytes"/> bytes of UTF-8.</param>
    /// <param name="delay">Nobody receives it before; at most <see cref="QueueLimits.MaxWait"/>.</param>
    /// <param name="cancellationToken">Leaves it open whether it was sent.</param>
    Task SendAsync(string queue, string text, TimeSpan delay, CancellationToken cancellationToken);

    /// <summary>Receives one message, or null when none is visible now.</summary>
    /// <param name="queue">Need not be there.</param>
    /// <param name="hidden">Nobody else receives it before; an implementation may round up to whole seconds.</param>
    /// <param name="cancellationToken">Leaves it open whether one was received; it comes again.</param>
    Task<QueueMessage?> ReceiveAsync(string queue, TimeSpan hidden, CancellationToken cancellationToken);

    /// <summary>Hides a message for longer, or deletes it.</summary>
    /// <param name="message">As it was received or last hidden.</param>
    /// <param name="hidden">Null deletes.</param>
    /// <param name="cancellationToken">Leaves it open whether it was changed.</param>
    /// <returns>The message with its new receipt; null when it was deleted or somebody else has received it since.</returns>
    Task<QueueMessage?> SettleAsync(QueueMessage message, TimeSpan? hidden, CancellationToken cancellationToken);
}

/// <param name="DequeueCount">How often it was received, this time included.</param>
/// <param name="Receipt">Proves that it is still ours.</param>
public sealed record QueueMessage(string Queue, string Id, string Text, int DequeueCount, string Receipt, DateTimeOffset Inserted);

public static class QueueLimits
{
    /// <summary>64 KiB less what base64 adds.</summary>
    public const int MaxBytes = 48 * 1024;

    /// <summary>How long a message can be delayed or hidden.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromDays(7);

    /// <exception cref="ArgumentException">The queue's name or the message's size is outside the limits.</exception>
    public static void Check(string queue, int bytes)
    {
        if (queue is not { Length: >= 3 and <= 50 } || queue.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not '-') || queue[0] is '-' || queue[^1] is '-' || queue.Contains("--", StringComparison.Ordinal))
            throw new ArgumentException($"'{queue}' is no name of a queue.", nameof(queue));
        if (bytes > MaxBytes) throw new ArgumentException($"A message holds at most {MaxBytes} bytes, not {bytes}; put it into a blob and send its name.", nameof(bytes));
    }

    /// <exception cref="ArgumentOutOfRangeException">A message cannot be delayed or hidden for so long.</exception>
    public static void CheckWait(TimeSpan wait)
    {
        if (wait < TimeSpan.Zero || wait > MaxWait) throw new ArgumentOutOfRangeException(nameof(wait), $"A message can be delayed or hidden for up to {MaxWait.TotalDays} days, not for {wait}.");
    }
}
