namespace Twins.Functions.Http.Idempotency;

/// <summary>An answer as it was given, to be given again.</summary>
internal sealed record KeptAnswer(int Status, byte[] Body, IReadOnlyDictionary<string, string> Headers)
{
    public const string ReplayedHeader = "Idempotent-Replayed";

    private static readonly string[] Kept = ["Content-Type", "Location", "ETag", "Retry-After", "Link"];

    public static KeptAnswer Of(HttpResponse response, byte[] body) =>
        new(response.StatusCode, body, Kept.Where(response.Headers.ContainsKey).ToDictionary(name => name, name => response.Headers[name].ToString()));

    public async Task GiveAgainAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = Status;
        foreach (var (name, value) in Headers) response.Headers[name] = value;
        response.Headers[ReplayedHeader] = "true";
        await response.Body.WriteAsync(Body, cancellationToken);
    }
}
