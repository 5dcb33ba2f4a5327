using Twins.Bot.Activities;
using Twins.Core.Storage;

namespace Twins.Bot.Inbox;

/// <summary>Works on activities from the queue: on each one to its end once, however often it is delivered, and by one process at a time.</summary>
public sealed class ActivityWork(ActivityMemory memory, IRecordStore records, IBlobStore blobs, IWorkQueue queue, TimeProvider clock)
{
    /// <param name="text">A message of the queue <see cref="ActivityMessage.Queue"/>.</param>
    /// <param name="work">Begins again from the start when a process dies in it. Its token is cancelled when another process takes over.</param>
    /// <param name="cancellationToken">Stops; the message must come again.</param>
    /// <exception cref="FormatException">It is no message of ours.</exception>
    public async Task WorkAsync(string text, Func<Activity, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var message = ActivityMessage.Read(text);
        await using var lease = await Lease.TryTakeAsync(records, $"activity|{message.Key}", "bot", clock, cancellationToken);
        // Somebody works on it and may die of it; this message outlives him.
        if (lease is null) await queue.SendAsync(ActivityMessage.Queue, text, Lease.Length, cancellationToken);
        else if (!await memory.IsDoneAsync(message.Key, cancellationToken)) await WorkAsync(message, work, lease, cancellationToken);
        // Of a second message too, which may have brought the blob back.
        if (lease is not null && message.Activity is null) await blobs.DeleteFolderAsync(message.Folder, CancellationToken.None);
    }

    private async Task WorkAsync(ActivityMessage message, Func<Activity, CancellationToken, Task> work, Lease lease, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(lease.Lost, cancellationToken);
        var activity = await message.OpenAsync(blobs, either.Token) ?? throw new InvalidDataException($"The blob {message.Folder} is gone, and the activity with it.");
        await work(activity with { FirstKey = message.Key }, either.Token);
        either.Token.ThrowIfCancellationRequested();
        await memory.DoneAsync(message.Key);
    }
}
