using Twins.Bot.Activities;
using Twins.Core.Storage;

namespace Twins.Bot.Inbox;

/// <summary>
/// Takes activities in. A queue and a record cannot be written at once, and a process may die between the two. So the
/// message comes first and the record that refuses a second one after it: a death in between costs a message too many,
/// which <see cref="ActivityWork"/> sees, and never one too few. The other way round the re-sent activity would be answered
/// with 200 and be lost.
/// </summary>
internal sealed class ActivityDesk(ActivityMemory memory, ActivitySightings sightings, KnownConversations conversations, IBlobStore blobs, IWorkQueue queue, ActivityRunner? runner = null)
{
    /// <summary>How long its message stays hidden from others while this process works: they would only find it taken.</summary>
    private static readonly TimeSpan Head = Lease.Length;

    /// <summary>When it returns, the work survives this process.</summary>
    public async Task TakeAsync(Activity activity, CancellationToken cancellationToken)
    {
        var id = ActivityKey.Of(activity);
        if (await memory.KnowsAsync(id, cancellationToken)) return;
        var key = await sightings.FirstAsync(activity, id, cancellationToken);
        if (key == id || !await memory.KnowsAsync(key, cancellationToken))
        {
            await conversations.KeepAsync(activity, cancellationToken);
            var text = await ActivityMessage.WriteAsync(key, activity.Json, blobs, cancellationToken);
            // Where it can begin here and now, it does; where there is no room, whoever has some takes it from the queue.
            var begins = runner?.TryReserve() is true;
            try
            {
                await queue.SendAsync(ActivityMessage.Queue, text, begins ? Head : TimeSpan.Zero, cancellationToken);
                await memory.TakenAsync(key);
            }
            catch
            {
                if (begins) runner!.GiveBack();
                throw;
            }
            if (begins) runner!.Begin(text);
        }
        if (key != id) await memory.TakenAsync(id);
    }
}
