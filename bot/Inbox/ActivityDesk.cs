using Twins.Bot.Activities;
using Twins.Core.Storage;

namespace Twins.Bot.Inbox;

/// <summary>
/// Takes activities in. A queue and a record cannot be written at once, and a process may die between the two. So the
/// message comes first and the record that refuses a second one after it: a death in between costs a message too many,
/// which <see cref="ActivityWork"/> sees, and never one too few. The other way round the re-sent activity would be answered
/// with 200 and be lost.
/// </summary>
internal sealed class ActivityDesk(ActivityMemory memory, ActivitySightings sightings, KnownConversations conversations, IBlobStore blobs, IWorkQueue queue)
{
    /// <summary>When it returns, the work survives this process.</summary>
    public async Task TakeAsync(Activity activity, byte[] json, CancellationToken cancellationToken)
    {
        var id = ActivityKey.Of(activity);
        if (await memory.KnowsAsync(id, cancellationToken)) return;
        var key = await sightings.FirstAsync(activity, id, cancellationToken);
        if (key == id || !await memory.KnowsAsync(key, cancellationToken))
        {
            await conversations.KeepAsync(activity, cancellationToken);
            await queue.SendAsync(ActivityMessage.Queue, await ActivityMessage.WriteAsync(key, json, blobs, cancellationToken), TimeSpan.Zero, cancellationToken);
            await memory.TakenAsync(key);
        }
        if (key != id) await memory.TakenAsync(id);
    }
}
