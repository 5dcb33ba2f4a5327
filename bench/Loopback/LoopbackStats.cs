using System.Collections.Concurrent;

namespace Twins.Bench.Loopback;

/// <summary>What the server has seen.</summary>
public sealed class LoopbackStats
{
    private readonly ConcurrentDictionary<ulong, int> bodies = new();
    private long chats, embeddings, answered, faults, refused;
    private int inFlight, peak;

    public long Chats => Interlocked.Read(ref chats);
    public long Embeddings => Interlocked.Read(ref embeddings);
    public long Answered => Interlocked.Read(ref answered);
    public long Faults => Interlocked.Read(ref faults);
    /// <summary>Requests that the real service would not take either.</summary>
    public long Refused => Interlocked.Read(ref refused);
    /// <summary>Different chat requests.</summary>
    public int Distinct => bodies.Count;
    public int Peak => Volatile.Read(ref peak);

    internal void Chat() => Interlocked.Increment(ref chats);

    internal void Embedding() => Interlocked.Increment(ref embeddings);

    internal void Answer() => Interlocked.Increment(ref answered);

    internal void Fault() => Interlocked.Increment(ref faults);

    internal void Refuse() => Interlocked.Increment(ref refused);

    /// <summary>How often this body came before.</summary>
    internal int Seen(ulong body) => bodies.AddOrUpdate(body, 0, static (_, n) => n + 1);

    internal void Enter()
    {
        var now = Interlocked.Increment(ref inFlight);
        for (var high = Volatile.Read(ref peak); now > high; high = Volatile.Read(ref peak))
            if (Interlocked.CompareExchange(ref peak, now, high) == high) return;
    }

    internal void Leave() => Interlocked.Decrement(ref inFlight);
}
