using System.Net;
using System.Text;
using System.Text.Json;

namespace Twins.Tests.Functions.Hooks;

/// <summary>Literal JSON to a server and back.</summary>
internal static class Wire
{
    public const string CrmHook = """{"scheme":"standard","campaign":"spring","variants":[{"id":"a","headline":"/data/title","body":"/data/text","price":"/data/price","channel":"email"}],"replicates":2,"model":"azure:gpt","budget":1.50}""";

    public static async Task<HttpResponseMessage> SendAsync(this HookServer server, HttpMethod method, string path, string? json = null, string? match = null, string role = "Admin")
    {
        using var request = new HttpRequestMessage(method, path);
        if (role.Length > 0) request.Headers.Add("X-Api-Key", HookServer.KeyOf(role));
        if (match is not null) request.Headers.TryAddWithoutValidation("If-Match", match);
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        // Where the app itself fails, only its log says why.
        Assert.False(response.StatusCode is HttpStatusCode.InternalServerError, string.Join('\n', server.Log.All.TakeLast(3)));
        return response;
    }

    public static async Task PutAsync(this HookServer server, string path, string json)
    {
        using var response = await server.SendAsync(HttpMethod.Put, path, json);
        Assert.True(response.StatusCode is HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
    }

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response)
    {
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return json.RootElement.Clone();
    }

    /// <summary>The answer as a problem of this status.</summary>
    public static async Task<JsonElement> ProblemAsync(this HttpResponseMessage response, int status)
    {
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        return await ProblemReader.ReadAsync(response);
    }
}
