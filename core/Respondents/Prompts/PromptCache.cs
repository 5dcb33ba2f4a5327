using System.Collections.Concurrent;

namespace Twins.Core.Respondents.Prompts;

/// <summary>
/// Keeps what was made for the most recent keys, at most twice <paramref name="capacity"/> of them: when the young
/// generation is full it becomes the old one and the old one is let go. A key in use moves back to the young.
/// </summary>
internal sealed class PromptCache<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private volatile ConcurrentDictionary<TKey, TValue> young = new();
    private volatile ConcurrentDictionary<TKey, TValue> old = new();
    private int count;

    public TValue GetOrAdd<TState>(TKey key, TState state, Func<TKey, TState, TValue> make)
    {
        if (young.TryGetValue(key, out var value)) return value;
        if (!old.TryGetValue(key, out value)) value = make(key, state);
        if (young.TryAdd(key, value) && Interlocked.Increment(ref count) >= capacity) Turn();
        return value;
    }

    private void Turn()
    {
        Volatile.Write(ref count, 0);
        (old, young) = (young, new ConcurrentDictionary<TKey, TValue>());
    }
}
