using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Twins.Bot;

namespace Twins.Tests.Bot;

/// <summary>What signs for channels, on loopback: an OpenID document, keys with endorsements, and tokens of any kind.</summary>
internal sealed class ChannelIssuer : IAsyncDisposable
{
    public const string Name = "https://api.botframework.com";

    private readonly WebApplication app;
    private readonly Dictionary<string, (RSA Key, string Endorsements)> keys = [];

    private ChannelIssuer(WebApplication app) => this.app = app;

    /// <summary>Whether it answers; a test takes it away.</summary>
    public bool IsUp { get; set; } = true;

    /// <summary>How often its keys were fetched.</summary>
    public int Fetched { get; private set; }

    public TokenIssuer Trusted(string name = Name) => new(name, new Uri(app.Urls.First() + "/v1/.well-known/openidconfiguration"));

    public static async Task<ChannelIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var issuer = new ChannelIssuer(builder.Build());
        issuer.app.MapGet("/v1/.well-known/openidconfiguration", () => issuer.IsUp ? Results.Text($$"""{"issuer":"{{Name}}","jwks_uri":"{{issuer.app.Urls.First()}}/keys","id_token_signing_alg_values_supported":["RS256"]}""", "application/json") : Results.StatusCode(500));
        issuer.app.MapGet("/keys", issuer.Keys);
        await issuer.app.StartAsync(TestContext.Current.CancellationToken);
        issuer.Publish("teams", """["msteams","webchat"]""");
        return issuer;
    }

    /// <param name="endorsements">As JSON; empty for none.</param>
    public void Publish(string kid, string endorsements) => keys[kid] = (RSA.Create(2048), endorsements);

    public void Withdraw(string kid) => keys.Remove(kid);

    public RSA Key(string kid) => keys[kid].Key;

    /// <summary>A token with literal header and payload.</summary>
    public static string Token(string header, string payload, Func<byte[], byte[]> sign)
    {
        var signed = $"{Encode(header)}.{Encode(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(sign(Encoding.UTF8.GetBytes(signed)))}";
    }

    public static string Token(string header, string payload, RSA key, HashAlgorithmName? hash = null) =>
        Token(header, payload, data => key.SignData(data, hash ?? HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    public static string Jwk(string kid, RSA key, string endorsements)
    {
        var p = key.ExportParameters(includePrivateParameters: false);
        var more = endorsements.Length > 0 ? $",\"endorsements\":{endorsements}" : "";
        return $$"""{"kty":"RSA","use":"sig","kid":"{{kid}}","n":"{{Base64Url.EncodeToString(p.Modulus)}}","e":"{{Base64Url.EncodeToString(p.Exponent)}}"{{more}}}""";
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        foreach (var (key, _) in keys.Values) key.Dispose();
    }

    private IResult Keys()
    {
        Fetched++;
        return Results.Text($$"""{"keys":[{{string.Join(',', keys.Select(k => Jwk(k.Key, k.Value.Key, k.Value.Endorsements)))}}]}""", "application/json");
    }
}
