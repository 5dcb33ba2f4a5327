namespace Twins.Core.Runs.Batching;

/// <summary>How a run is cut into parts, beside what the provider allows.</summary>
public sealed record BatchLimits
{
    /// <summary>Evaluations looked through for one part: bounds a worker's memory and time, however much of them the ledger has.</summary>
    public int Evaluations { get; init; } = 100_000;

    /// <summary>Parts at the provider's at once.</summary>
    public int AtOnce { get; init; } = 10;

    /// <summary>A part that the budget cuts below this many calls is not worth a day's wait; they are asked online.</summary>
    public int LeastCalls { get; init; } = 100;
}
