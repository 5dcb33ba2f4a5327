namespace Twins.Functions.Http.Problems;

/// <summary>Ends a request with a problem, from wherever it shows.</summary>
internal sealed class ProblemException(ProblemKind kind, string detail) : Exception(detail)
{
    public TimeSpan? RetryAfter { get; init; }

    public Problem Problem => new(kind, Message) { RetryAfter = RetryAfter };
}
