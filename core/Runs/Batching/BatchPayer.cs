namespace Twins.Core.Runs.Batching;

/// <summary>
/// Under which name a run's batches pay in the ledger. Not under the run's own: what a lost attempt at a shard had bought is
/// found by that, and what batches bought is counted where they end.
/// </summary>
internal static class BatchPayer
{
    public static string Of(string run) => run + "-batch";
}
