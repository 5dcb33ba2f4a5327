using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Twins.Functions.Http;
using Twins.Functions.Security;

namespace Twins.Tests.Functions.Security;

public class DenyByDefaultTests(DenyByDefaultTests.Doors doors) : IClassFixture<DenyByDefaultTests.Doors>
{
    [Theory]
    [InlineData(null, "/silent", 401)]
    [InlineData(null, "/reader", 401)]
    [InlineData(null, "/nowhere", 401)]
    [InlineData(null, "/", 200)]
    [InlineData("wrong-key-0123456789-0123456789-0", "/silent", 401)]
    [InlineData("wrong-key-0123456789-0123456789-0", "/", 200)]
    [InlineData("", "/silent", 401)]
    [InlineData(LoopbackApi.ReaderKey, "/silent", 200)]
    [InlineData(LoopbackApi.ReaderKey, "/nowhere", 404)]
    [InlineData(LoopbackApi.ReaderKey, "/reader", 200)]
    [InlineData(LoopbackApi.ReaderKey, "/runner", 403)]
    [InlineData(LoopbackApi.ReaderKey, "/steward", 403)]
    [InlineData(LoopbackApi.ReaderKey, "/admin", 403)]
    [InlineData(LoopbackApi.RunnerKey, "/reader", 200)]
    [InlineData(LoopbackApi.RunnerKey, "/runner", 200)]
    [InlineData(LoopbackApi.RunnerKey, "/steward", 403)]
    [InlineData(LoopbackApi.RunnerKey, "/admin", 403)]
    [InlineData(LoopbackApi.StewardKey, "/reader", 200)]
    [InlineData(LoopbackApi.StewardKey, "/runner", 200)]
    [InlineData(LoopbackApi.StewardKey, "/steward", 200)]
    [InlineData(LoopbackApi.StewardKey, "/admin", 403)]
    [InlineData(LoopbackApi.AdminKey, "/silent", 200)]
    [InlineData(LoopbackApi.AdminKey, "/reader", 200)]
    [InlineData(LoopbackApi.AdminKey, "/runner", 200)]
    [InlineData(LoopbackApi.AdminKey, "/steward", 200)]
    [InlineData(LoopbackApi.AdminKey, "/admin", 200)]
    public async Task An_endpoint_lets_in_who_has_its_role_or_more(string? key, string path, int status)
    {
        using var response = await doors.Api.GetAsync(path, key);
        Assert.Equal((HttpStatusCode)status, response.StatusCode);
    }

    [Fact]
    public async Task An_endpoint_learns_who_calls()
    {
        var caller = await (await doors.Api.GetAsync("/who", LoopbackApi.StewardKey)).Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal("""{"name":"key:steward","role":"steward","id":"key:steward"}""", caller.GetRawText());
    }

    [Fact]
    public async Task A_refusal_says_how_to_be_let_in_and_which_role_is_missing()
    {
        using var stranger = await doors.Api.GetAsync("/silent", null);
        Assert.Equal("ApiKey realm=\"twins\", header=\"X-Api-Key\"", stranger.Headers.WwwAuthenticate.ToString());
        using var reader = await doors.Api.GetAsync("/steward");
        Assert.Equal("This needs the role Steward and you have Reader; ask whoever runs Twins for it.", await ProblemReader.DetailAsync(reader));
        Assert.Empty(reader.Headers.WwwAuthenticate);
    }

    [Fact]
    public async Task Two_keys_at_once_are_no_key()
    {
        using var response = await doors.Api.GetAsync("/silent", LoopbackApi.ReaderKey, ("X-Api-Key", LoopbackApi.AdminKey));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    public sealed class Doors : IAsyncLifetime
    {
        internal LoopbackApi Api { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Api = await LoopbackApi.StartAsync(Map);

        public ValueTask DisposeAsync() => Api.DisposeAsync();

        private static void Map(IEndpointRouteBuilder endpoints)
        {
            endpoints.MapHealth();
            endpoints.MapGet("/silent", () => "ok");
            endpoints.MapGet("/who", (Caller caller) => caller);
            foreach (var role in Roles.All) endpoints.MapGet("/" + role.ToLowerInvariant(), () => "ok").RequireAuthorization(role);
        }
    }
}
