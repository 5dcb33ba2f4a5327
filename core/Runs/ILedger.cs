using Twins.Core.Respondents;

namespace Twins.Core.Runs;

/// <summary>
/// The memory of everything that was ever bought from a model. An entry is durable before anything uses it, is never
/// bought twice and never changed, and goes only when its twin is erased; runs, resumes and reports are replays of it.
/// </summary>
public interface ILedger
{
    /// <summary>The entry of a call, or null when it was never bought.</summary>
    ValueTask<LedgerEntry?> FindAsync(LedgerKey key, CancellationToken cancellationToken);

    /// <summary>Keeps an entry; completes when it would survive a power cut. Appending a key that is there already changes nothing.</summary>
    Task AppendAsync(LedgerEntry entry, CancellationToken cancellationToken);

    /// <summary>Erases everything of a twin; what is asked of it again is bought again. Erasing what is not there changes nothing.</summary>
    /// <returns>How many entries there were.</returns>
    Task<int> EraseAsync(string twin, CancellationToken cancellationToken);
}

/// <summary>Names one model call by its content.</summary>
/// <param name="Twin">The twin's id: the partition, so that erasing a twin erases its answers.</param>
/// <param name="Hash">Hash of the canonical request: twin version, evidence, questions, stimulus, order, replicate, model and settings, prompt version.</param>
public readonly record struct LedgerKey(string Twin, string Hash);

/// <summary>One call that was bought.</summary>
public sealed record LedgerEntry
{
    public required LedgerKey Key { get; init; }
    /// <summary>The run that paid.</summary>
    public required string Run { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Model { get; init; }
    /// <summary>What became of it when it was bought, such as "answered"; parsing it again may do better.</summary>
    public required string Outcome { get; init; }
    /// <summary>The reply as it came, as JSON; parsed anew each time it is used.</summary>
    public required string Raw { get; init; }
    public required Usage Usage { get; init; }
}
