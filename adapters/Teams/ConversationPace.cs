namespace Twins.Adapters.Teams;

/// <summary>
/// Holds calls back so that no conversation gets more than Teams allows. The runtime's own rate limiters do not run on a
/// TimeProvider, hence this one. Conversations that were not spoken to for an hour are forgotten, and beyond the cap the
/// one that was quiet for the longest: the service's 429 then stands in for what was forgotten.
/// </summary>
internal sealed class ConversationPace(TimeProvider clock, int most = 20_000)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    private readonly Lock mutex = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, PaceTrack Track)>> tracks = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, PaceTrack Track)> recent = new();
    private readonly long origin = clock.GetTimestamp();

    public int Count
    {
        get
        {
            lock (mutex) return tracks.Count;
        }
    }

    public async ValueTask EnterAsync(string conversation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (TryEnter(conversation) is { } wait)
            await Task.Delay(wait > Shortest ? wait : Shortest, clock, cancellationToken);
    }

    /// <summary>The service asked to be left alone in this conversation.</summary>
    public void Pause(string conversation, TimeSpan wait)
    {
        lock (mutex) Track(conversation).Close(Now + wait);
    }

    private TimeSpan Now => clock.GetElapsedTime(origin);

    private TimeSpan? TryEnter(string conversation)
    {
        lock (mutex)
        {
            var (track, now) = (Track(conversation), Now);
            var next = track.Next();
            if (next > now) return next - now;
            track.Take(now);
            Forget(now);
            return null;
        }
    }

    private PaceTrack Track(string conversation)
    {
        if (tracks.TryGetValue(conversation, out var node)) recent.Remove(node);
        else tracks.Add(conversation, node = new LinkedListNode<(string, PaceTrack)>((conversation, new PaceTrack())));
        recent.AddFirst(node);
        return node.Value.Track;
    }

    private void Forget(TimeSpan now)
    {
        while (recent.Last is { } oldest && (tracks.Count > most || oldest.Value.Track.IsIdle(now)))
        {
            recent.RemoveLast();
            tracks.Remove(oldest.Value.Key);
        }
    }
}
