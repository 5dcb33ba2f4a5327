namespace Twins.Core.Runs.Nightly;

/// <summary>One night's sweep: a calendar date in UTC, and what was ordered on it.</summary>
public sealed record Night
{
    public required DateOnly Date { get; init; }
    /// <summary>When it should have begun.</summary>
    public required DateTimeOffset Due { get; init; }
    public required DateTimeOffset Begun { get; init; }
    /// <summary>That it came late, or stands for nights that were missed, in a sentence; null when all was well.</summary>
    public string? CaughtUp { get; init; }
    /// <summary>When every schedule had been gone through; null while somebody is at it, or died over it.</summary>
    public DateTimeOffset? Through { get; init; }
    public IReadOnlyList<NightEntry> Entries { get; init; } = [];

    public NightEntry? Find(string campaign, string? panel) => Entries.FirstOrDefault(e => e.Campaign == campaign && e.Panel == panel);

    internal Night With(NightEntry entry) =>
        this with { Entries = [.. Entries.Where(e => e.Campaign != entry.Campaign || e.Panel != entry.Panel), entry] };
}

/// <summary>One campaign on one panel, on one night.</summary>
/// <param name="Panel">Null for the campaign's own.</param>
public sealed record NightEntry(string Campaign, string? Panel)
{
    /// <summary>Null when none could be ordered.</summary>
    public string? Run { get; init; }
    /// <summary>The run of an earlier night that it is compared with; null when there is none.</summary>
    public string? Since { get; init; }
    /// <summary>Why no run could be ordered, in a sentence; null when one was.</summary>
    public string? Problem { get; init; }
    /// <summary>How often ordering failed for a reason that may pass by itself.</summary>
    public int Failures { get; init; }
    /// <summary>Counts the runs that people asked for, from 1.</summary>
    public int Attempt { get; init; } = 1;

    internal bool IsSettled => Failures is 0 or >= MostFailures;

    /// <summary>Tried again minutes later, so often; after that a person must look.</summary>
    private const int MostFailures = 5;
}
