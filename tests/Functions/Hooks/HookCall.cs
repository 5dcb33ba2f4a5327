using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Twins.Tests.Functions.Hooks;

/// <summary>A call as another system makes it, signed by code that shares nothing with ours.</summary>
internal sealed record HookCall(string Body)
{
    public string Hook { get; init; } = "crm";
    public string Id { get; init; } = "msg_1";
    public string Secret { get; init; } = HookServer.Secret;
    public long Timestamp { get; init; } = 1614265330;
    public string Type { get; init; } = "application/json";
    /// <summary>Sent instead of the right one.</summary>
    public string? Signature { get; init; }
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public static string Sign(string secret, string id, long timestamp, string body) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.{body}"))));

    public Task<HttpResponseMessage> SendAsync(HookServer server) => SendAsync(server,
        ("webhook-id", Id), ("webhook-timestamp", Timestamp.ToString(CultureInfo.InvariantCulture)), ("webhook-signature", Signature ?? Sign(Secret, Id, Timestamp, Body)));

    public Task<HttpResponseMessage> SendAsGithubAsync(HookServer server) => SendAsync(server,
        ("X-GitHub-Delivery", Id), ("X-Hub-Signature-256", Signature ?? "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(HookServer.GithubSecret), Encoding.UTF8.GetBytes(Body)))));

    public async Task<HttpResponseMessage> SendAsync(HookServer server, params (string Name, string Value)[] signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/hooks/{Hook}") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", Type);
        foreach (var (name, value) in signature.Concat(Headers))
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content.Headers.TryAddWithoutValidation(name, value);
        return await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
