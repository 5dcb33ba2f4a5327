using System.Text.Json;

namespace Twins.Tests.Adapters.Teams;

/// <summary>A request as the contract sees it.</summary>
internal sealed record StrictCall(string Method, string Target, string Body)
{
    private const string Root = "/emea/v3/conversations";

    public StrictKind Kind { get; private init; }
    public string Conversation { get; private init; } = "";
    public string? Activity { get; private init; }
    public (int Status, string Why)? Flaw { get; private init; }
    public JsonElement Json { get; private init; }

    /// <summary>The activity that is sent, wherever it is in the body.</summary>
    public JsonElement? Sent => Json.ValueKind is not JsonValueKind.Object ? null : Kind is not StrictKind.Conversations ? Json : Json.TryGetProperty("activity", out var activity) ? activity : null;

    public static StrictCall Of(string method, string target, string body)
    {
        var call = new StrictCall(method, target, body);
        var path = target.Split('?')[0];
        if (!path.StartsWith(Root, StringComparison.Ordinal)) return call with { Flaw = (404, $"nothing is at {target}") };
        var parts = path[Root.Length..].Split('/')[1..];
        if (Array.Exists(parts, p => Uri.EscapeDataString(Uri.UnescapeDataString(p)) != p)) return call with { Flaw = (404, "an id is not URL-encoded") };
        return Parse(Place(call, [.. parts.Select(Uri.UnescapeDataString)]));
    }

    private static StrictCall Place(StrictCall call, string[] parts) => (call.Method, parts) switch
    {
        ("POST", []) => call with { Kind = StrictKind.Conversations },
        ("POST", [var c, "activities"]) => call with { Kind = StrictKind.Activity, Conversation = c },
        ("POST" or "PUT" or "DELETE", [var c, "activities", var a]) => call with { Kind = StrictKind.Activity, Conversation = c, Activity = a },
        ("GET", [var c, "pagedmembers"]) => call with { Kind = StrictKind.Members, Conversation = c },
        _ => call with { Flaw = (404, $"nobody expected {call.Method} {call.Target}") },
    };

    private static StrictCall Parse(StrictCall call)
    {
        if (call.Flaw is not null || call.Method is "GET" or "DELETE") return call;
        try
        {
            using var json = JsonDocument.Parse(call.Body);
            return call with { Json = json.RootElement.Clone() };
        }
        catch (JsonException)
        {
            return call with { Flaw = (400, "the body is no JSON") };
        }
    }
}

internal enum StrictKind
{
    Conversations,
    Activity,
    Members,
}
