using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Twins.Tests.Functions.Security;

/// <summary>A sign-in service on loopback: OpenID metadata, keys, and tokens of any kind, good and bad.</summary>
internal sealed class EntraDouble : IAsyncDisposable
{
    public const string Tenant = "11111111-2222-3333-4444-555555555555";
    public const string Audience = "api://twins";

    private readonly WebApplication app;
    private readonly Dictionary<string, (RSA Key, string Issuer)> keys = [];

    private EntraDouble(WebApplication app) => this.app = app;

    public string Url => app.Urls.First();

    public string Issuer => $"{Url}/{Tenant}/v2.0";

    /// <summary>Whether the service answers; a test takes it away.</summary>
    public bool IsUp { get; set; } = true;

    /// <summary>How often its keys were fetched.</summary>
    public int Fetched { get; private set; }

    public static async Task<EntraDouble> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var service = new EntraDouble(builder.Build());
        service.app.MapGet($"/{Tenant}/v2.0/.well-known/openid-configuration", () => service.IsUp ? Results.Text(service.Metadata(), "application/json") : Results.StatusCode(503));
        service.app.MapGet("/keys", () => service.Keys());
        await service.app.StartAsync(TestContext.Current.CancellationToken);
        service.Publish("first");
        return service;
    }

    public RSA Publish(string kid, string? issuer = null)
    {
        var key = RSA.Create(2048);
        keys[kid] = (key, issuer ?? Issuer);
        return key;
    }

    public void Withdraw(string kid) => keys.Remove(kid);

    public RSA Key(string kid) => keys[kid].Key;

    /// <summary>A token with literal header and payload, signed RS256 unless a signature is given.</summary>
    public string Token(string header, string payload, RSA? key = null)
    {
        var signed = $"{Encode(header)}.{Encode(payload)}";
        return $"{signed}.{Base64Url.EncodeToString((key ?? Key("first")).SignData(Encoding.UTF8.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    public static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        foreach (var (key, _) in keys.Values) key.Dispose();
    }

    private string Metadata() => $$"""{"issuer":"{{Issuer}}","jwks_uri":"{{Url}}/keys","authorization_endpoint":"{{Url}}/authorize","id_token_signing_alg_values_supported":["RS256"]}""";

    private IResult Keys()
    {
        Fetched++;
        return Results.Text($$"""{"keys":[{{string.Join(',', keys.Select(k => Jwk(k.Key, k.Value.Key, k.Value.Issuer)))}}]}""", "application/json");
    }

    public static string Jwk(string kid, RSA key, string issuer)
    {
        var p = key.ExportParameters(includePrivateParameters: false);
        return $$"""{"kty":"RSA","use":"sig","kid":"{{kid}}","n":"{{Base64Url.EncodeToString(p.Modulus)}}","e":"{{Base64Url.EncodeToString(p.Exponent)}}","issuer":"{{issuer}}"}""";
    }
}
