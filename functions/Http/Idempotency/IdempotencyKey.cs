using Twins.Functions.Http.Problems;

namespace Twins.Functions.Http.Idempotency;

/// <summary>
/// By what a caller names a call that he may send again. An endpoint may take one as a parameter, to hand it on to where work
/// is ordered: should this process die between its work and its answer, the call is worked on a second time.
/// </summary>
internal sealed record IdempotencyKey(string Value)
{
    public const string Header = "Idempotency-Key";

    private const int Longest = 200;

    public static ValueTask<IdempotencyKey?> BindAsync(HttpContext context) => new(Of(context.Request));

    /// <summary>Null when the caller sent none.</summary>
    /// <exception cref="ProblemException">It is no key (400).</exception>
    public static IdempotencyKey? Of(HttpRequest request) => request.Headers[Header] switch
    {
        [] => null,
        [{ } text] when Bare(text) is { Length: > 0 and <= Longest } key && key.All(c => c is > ' ' and <= '~') => new IdempotencyKey(key),
        _ => throw new ProblemException(ProblemKinds.BadRequest, $"{Header} must be one value of 1 to {Longest} visible characters, such as a random UUID."),
    };

    public override string ToString() => Value;

    // The draft has it in quotes, and most callers leave them out.
    private static string Bare(string text) => text is ['"', .. var inner, '"'] && !inner.Contains('"') && !inner.Contains('\\') ? inner : text;
}
