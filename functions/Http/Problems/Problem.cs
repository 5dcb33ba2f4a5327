namespace Twins.Functions.Http.Problems;

/// <summary>What went wrong with one request; the body of every answer that is no success.</summary>
/// <param name="Detail">What is wrong this time and what to do about it.</param>
internal sealed record Problem(ProblemKind Kind, string Detail) : IResult
{
    /// <summary>Further members of the body, such as a file's line.</summary>
    public IReadOnlyDictionary<string, object?> Extra { get; init; } = new Dictionary<string, object?>();

    public TimeSpan? RetryAfter { get; init; }

    public Task ExecuteAsync(HttpContext httpContext) => ProblemWriter.WriteAsync(httpContext, this);
}
