namespace Twins.Functions.Http;

/// <summary>How the API is served.</summary>
internal sealed record HttpOptions
{
    /// <summary>Behind the Functions host every connection comes from this machine, and a header says from where the call came.</summary>
    public bool BehindHost { get; init; }

    /// <summary>What each caller may ask in a minute; also what he may ask at once.</summary>
    public int CallsPerMinute { get; init; } = 600;

    public long LargestBody { get; init; } = 1024 * 1024;

    /// <summary>The host gives up after 230 seconds; we say so ourselves before that.</summary>
    public TimeSpan TimeOut { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Whether log lines are JSON, for machines, or text, for people.</summary>
    public bool JsonLog { get; init; }
}
