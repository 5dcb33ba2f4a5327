using System.Collections.Concurrent;

namespace Twins.Core.Respondents.Offline;

/// <summary>
/// Remembers what was read from objects (by reference, since records compare deeply). When it is full it keeps what it
/// has, which serves a sweep that walks in circles, until misses show that the work has moved on; then it starts anew.
/// </summary>
internal sealed class BoundedCache<TKey, TValue>(int capacity)
    where TKey : class
{
    private readonly ConcurrentDictionary<TKey, TValue> known = new(ReferenceEqualityComparer.Instance);
    private int count;
    private int turnedAway;

    public TValue Get<TArgument>(TKey key, TArgument argument, Func<TKey, TArgument, TValue> read)
    {
        if (known.TryGetValue(key, out var value)) return value;
        value = read(key, argument);
        if (Volatile.Read(ref count) < capacity)
        {
            if (known.TryAdd(key, value)) Interlocked.Increment(ref count);
        }
        else if (Interlocked.Increment(ref turnedAway) > 8 * capacity)
        {
            known.Clear();
            Volatile.Write(ref count, 0);
            Volatile.Write(ref turnedAway, 0);
        }
        return value;
    }
}
