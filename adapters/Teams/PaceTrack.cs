namespace Twins.Adapters.Teams;

/// <summary>When one conversation was spoken to in the last hour, and so when it may be again.</summary>
internal sealed class PaceTrack
{
    public static readonly TimeSpan LongestWindow = TimeSpan.FromHours(1);

    private static readonly (int Count, TimeSpan Window)[] Limits =
    [
        (7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, LongestWindow),
    ];

    private readonly List<TimeSpan> taken = [];
    private TimeSpan closedUntil;

    /// <summary>No more than the highest limit.</summary>
    public int Length => taken.Count;

    public bool IsIdle(TimeSpan now) => closedUntil <= now && (taken.Count is 0 || taken[^1] + LongestWindow <= now);

    /// <summary>When the next call may be made at the earliest.</summary>
    public TimeSpan Next()
    {
        var next = closedUntil;
        foreach (var (count, window) in Limits)
            if (taken.Count >= count && taken[^count] + window is var free && free > next) next = free;
        return next;
    }

    public void Take(TimeSpan now)
    {
        var old = taken.FindIndex(t => t + LongestWindow > now);
        if (old != 0) taken.RemoveRange(0, old < 0 ? taken.Count : old);
        taken.Add(now);
    }

    public void Close(TimeSpan until)
    {
        if (until > closedUntil) closedUntil = until;
    }
}
