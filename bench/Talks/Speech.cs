namespace Twins.Bench.Talks;

/// <summary>What the model said.</summary>
/// <param name="At">When its first text was about to be written.</param>
internal sealed record Speech(long At, string Text);
