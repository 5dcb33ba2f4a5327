namespace Twins.Core.Studies.Analysis;

/// <summary>The run that a report is compared with.</summary>
/// <param name="Cells">Its figures; null where they cannot be had.</param>
/// <param name="Problem">Why they cannot.</param>
public sealed record EarlierRun(string Run, StudyCells? Cells, string? Problem = null);
