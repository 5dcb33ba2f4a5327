namespace Twins.Tests.Adapters.Teams;

/// <summary>The limits of one conversation, counted as a server would.</summary>
internal sealed class StrictRates(TimeProvider clock)
{
    private static readonly (int Count, int Seconds)[] Limits = [(7, 1), (8, 2), (60, 30), (1800, 3600)];

    private readonly Dictionary<string, List<DateTimeOffset>> seen = new(StringComparer.Ordinal);

    /// <returns>The limit that is broken.</returns>
    public string? Take(string conversation)
    {
        if (!seen.TryGetValue(conversation, out var times)) seen.Add(conversation, times = []);
        times.Add(clock.GetUtcNow());
        foreach (var (count, seconds) in Limits)
            if (times.Count(t => t > times[^1].AddSeconds(-seconds)) > count) return $"more than {count} calls in {seconds} s";
        return null;
    }
}
