namespace Twins.Core.Personas.Change;

/// <summary>One of the lives of a twin.</summary>
/// <param name="Round">How often it was reset to the baseline; entries of earlier rounds no longer count.</param>
/// <param name="From">The life that it branched off, or null for one that begins with the baseline.</param>
/// <param name="FromRound">The round of that life at that moment.</param>
/// <param name="At">What was lived before this moment is shared.</param>
public sealed record LifePath(string Twin, string Name, int Round, string? From, int FromRound, DateTimeOffset At);

/// <summary>A life that cannot be led so.</summary>
public sealed class LifeException(string message) : Exception(message);
