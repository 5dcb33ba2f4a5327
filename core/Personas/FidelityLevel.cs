namespace Twins.Core.Personas;

/// <summary>How much a twin's answers can be relied on, from what it really has; never self-declared.</summary>
public enum FidelityLevel
{
    /// <summary>Demographics or a sentence: a caricature.</summary>
    Scripted = 1,
    /// <summary>Described by an author: goals, frustrations, voice, rules.</summary>
    Guided = 2,
    /// <summary>Rests on real quotes and facts with a source.</summary>
    DataDriven = 3,
    /// <summary>Data-driven, and shown to beat a simple baseline against real people.</summary>
    HighFidelity = 4,
    /// <summary>High-fidelity, and kept up to date from real feeds.</summary>
    Adaptive = 5,
}

/// <param name="Reason">Why it stands here.</param>
/// <param name="Next">What the next level takes; null at the top.</param>
public sealed record FidelityStanding(FidelityLevel Level, string Reason, string? Next);
