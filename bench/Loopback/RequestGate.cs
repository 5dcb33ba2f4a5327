using Microsoft.AspNetCore.Http;

namespace Twins.Bench.Loopback;

/// <summary>Which endpoint a path names and whether the caller may use it, as OpenAI and Azure OpenAI spell them.</summary>
internal static class RequestGate
{
    public static Endpoint Of(PathString path) => path.Value switch
    {
        { } p when p.EndsWith("/chat/completions", StringComparison.Ordinal) => Endpoint.Chat,
        { } p when p.EndsWith("/embeddings", StringComparison.Ordinal) => Endpoint.Embeddings,
        { } p when p.Contains("/files", StringComparison.Ordinal) || p.Contains("/batches", StringComparison.Ordinal) => Endpoint.Batches,
        "/stats" => Endpoint.Stats,
        _ => Endpoint.None,
    };

    /// <summary>What is wrong with the way it asks, or null.</summary>
    public static (int Status, byte[] Body)? Refuse(HttpRequest request, string? key)
    {
        var path = request.Path.Value!;
        if (WrongKey(request, key) is { } wrong) return wrong;
        if (!HttpMethods.IsPost(request.Method)) return (405, ReplyBytes.Error("method_not_allowed", "Only POST requests are accepted."));
        if (path.StartsWith("/openai/deployments/", StringComparison.Ordinal) && !request.Query.ContainsKey("api-version"))
            return (404, ReplyBytes.Error("404", "Resource not found"));
        if (path.StartsWith("/openai/deployments/missing/", StringComparison.Ordinal))
            return (404, ReplyBytes.Error("DeploymentNotFound", "The API deployment for this resource does not exist."));
        return request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) is true
            ? null
            : (400, ReplyBytes.Error("invalid_content_type", "Send application/json."));
    }

    public static (int Status, byte[] Body)? WrongKey(HttpRequest request, string? key) =>
        key is null || request.Headers.Authorization == "Bearer " + key || request.Headers["api-key"] == key ? null
        : (401, ReplyBytes.Error("invalid_api_key", $"Incorrect API key provided: {request.Headers.Authorization}{request.Headers["api-key"]}."));

    internal enum Endpoint
    {
        None,
        Chat,
        Embeddings,
        Stats,
        Batches,
    }
}
