using Microsoft.AspNetCore.Http.HttpResults;

namespace Twins.Functions.Hooks;

/// <summary>Problem documents of hooks, callbacks and deliveries.</summary>
internal static class HookProblem
{
    /// <summary>The same for every reason, so that nobody learns which hooks exist or how close a forgery came.</summary>
    public static ProblemHttpResult Refused() =>
        Of(StatusCodes.Status401Unauthorized, "unauthenticated", "The call was refused", "It is not signed as this hook wants it, is too old, or was made before.");

    public static ProblemHttpResult NotFound(string noun, string name) =>
        Of(StatusCodes.Status404NotFound, "not-found", "Not found", $"There is no {noun} '{name}'.");

    public static ProblemHttpResult Invalid(string detail) =>
        Of(StatusCodes.Status422UnprocessableEntity, "invalid", "The document is refused", detail);

    public static ProblemHttpResult TooLarge(int limit) =>
        Of(StatusCodes.Status413PayloadTooLarge, "too-large", "The body is too large", $"It may have {limit / 1024} KB.");

    /// <param name="status">412 or 428.</param>
    public static ProblemHttpResult Precondition(int status) => status is StatusCodes.Status428PreconditionRequired
        ? Of(status, "precondition-required", "Say which version you mean", "Read it first and send its ETag back as If-Match, so that you overwrite nothing you have not seen.")
        : Of(status, "precondition-failed", "Somebody else was first", "It is not what you have read. Read it again, and repeat your change.");

    public static ProblemHttpResult Of(int status, string kind, string title, string detail, string? pointer = null) =>
        TypedResults.Problem(detail, statusCode: status, title: title, type: "urn:twins:problem:" + kind, extensions: pointer is null ? null : [new("pointer", pointer)]);
}
