namespace Twins.Core.Fidelity.Choice.MaxDiff;

/// <summary>One person named the best and the worst of a few items.</summary>
/// <param name="Person">0, 1, 2 …</param>
/// <param name="Items">The items shown, each once: numbers from 0, three at least.</param>
/// <param name="Best">The item that was named best.</param>
/// <param name="Worst">The item that was named worst; another one.</param>
/// <param name="Weight">How much the answer counts; finite and not negative.</param>
public sealed record MaxDiffTask(int Person, IReadOnlyList<int> Items, int Best, int Worst, double Weight = 1);
