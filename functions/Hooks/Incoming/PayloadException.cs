using Twins.Functions.Http.Problems;

namespace Twins.Functions.Hooks.Incoming;

/// <summary>A call that is signed as it should be and cannot be used.</summary>
/// <param name="pointer">Where in the payload; null when the whole of it is meant.</param>
internal sealed class PayloadException(ProblemKind kind, string problem, string? pointer = null) : Exception(problem)
{
    public Problem Problem => new(kind, Message) { Extra = pointer is null ? new Dictionary<string, object?>() : new Dictionary<string, object?> { ["pointer"] = pointer } };
}
