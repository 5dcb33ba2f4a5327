using System.Net.Http.Headers;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Twins.Adapters.Wire;

namespace Twins.Bot.Authentication;

/// <summary>Checks the tokens that channels send: by the library, told to be strict.</summary>
internal sealed class ChannelTokens : IDisposable
{
    private const int LargestToken = 16 * 1024;
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler handler = new() { MaximumTokenSizeInBytes = LargestToken, MapInboundClaims = false };
    private readonly HttpClient http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { MaxResponseContentBufferSize = 1 << 20 };
    private readonly Dictionary<string, IssuerKeys> issuers;
    private readonly BotOptions bot;
    private readonly TimeProvider clock;

    public ChannelTokens(BotOptions bot, TimeProvider clock)
    {
        (this.bot, this.clock) = (bot, clock);
        issuers = bot.Issuers.ToDictionary(i => i.Name, i => new IssuerKeys(i.Metadata, http, clock), StringComparer.Ordinal);
    }

    /// <param name="authorization">The header, as it came.</param>
    /// <param name="cancellationToken">The caller hung up.</param>
    public async Task<TokenVerdict> CheckAsync(StringValues authorization, CancellationToken cancellationToken)
    {
        if (Bearer(authorization) is not { } token) return new TokenVerdict.Refused("it carries no bearer token");
        if (token.Length > LargestToken) return new TokenVerdict.Refused("the token is too large");
        if (TokenSpelling.Flaw(token) is { } flaw) return new TokenVerdict.Refused(flaw);
        try
        {
            return await CheckAsync(new JsonWebToken(token), cancellationToken);
        }
        catch (KeysUnavailableException)
        {
            return new TokenVerdict.Unknown();
        }
        catch (Exception e) when (e is SecurityTokenException or ArgumentException or FormatException or System.Text.Json.JsonException)
        {
            return new TokenVerdict.Refused(Explain(e));
        }
    }

    public void Dispose()
    {
        foreach (var keys in issuers.Values) keys.Dispose();
        http.Dispose();
    }

    private async Task<TokenVerdict> CheckAsync(JsonWebToken token, CancellationToken cancellationToken)
    {
        if (!issuers.TryGetValue(token.Issuer, out var issuer)) return new TokenVerdict.Refused("the issuer is not trusted");
        var keys = await issuer.CurrentAsync(cancellationToken);
        if (!Knows(keys, token)) keys = await issuer.LookAgainAsync(cancellationToken);
        if (!Knows(keys, token)) return new TokenVerdict.Refused("the key is unknown");
        var result = await handler.ValidateTokenAsync(token.EncodedToken, Rules(token.Issuer, keys));
        if (!result.IsValid) return new TokenVerdict.Refused(Explain(result.Exception));
        var genuine = (JsonWebToken)result.SecurityToken;
        if (genuine.Audiences.Count() is not 1) return new TokenVerdict.Refused("the token is for others too");
        return genuine.TryGetPayloadValue<string>("serviceurl", out var url) && !string.IsNullOrEmpty(url)
            ? new TokenVerdict.Genuine(url, Endorsements.Of(genuine.SigningKey))
            : new TokenVerdict.Refused("the token names no service URL");
    }

    private static bool Knows(IReadOnlyList<JsonWebKey> keys, JsonWebToken token) => keys.Any(k => k.Kid == token.Kid);

    private TokenValidationParameters Rules(string issuer, IReadOnlyList<JsonWebKey> keys) => new()
    {
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512],
        ValidIssuer = issuer,
        ValidAudience = bot.AppId,
        RequireAudience = true,
        RequireSignedTokens = true,
        IssuerSigningKeys = keys.Where(k => k.Kid is not null),
        // A token names its key.
        TryAllIssuerSigningKeys = false,
        // The library's own check asks the machine's clock.
        LifetimeValidator = (begins, ends, _, _) => ends is { } end && clock.GetUtcNow() < Utc(end) + ClockSkew && (begins is not { } begin || Utc(begin) - ClockSkew <= clock.GetUtcNow()),
    };

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    private static string? Bearer(StringValues authorization) =>
        authorization is [{ } header] && AuthenticationHeaderValue.TryParse(header, out var sent) && sent.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) && sent.Parameter is { Length: > 0 } token ? token : null;

    private static string Explain(Exception failure) => failure switch
    {
        SecurityTokenInvalidLifetimeException => "the token has expired, is not valid yet or has no end",
        SecurityTokenInvalidAudienceException => "the token is for another application",
        SecurityTokenInvalidIssuerException => "the issuer is not trusted",
        SecurityTokenInvalidAlgorithmException => "the algorithm is not allowed",
        SecurityTokenInvalidSignatureException => "the signature is wrong",
        _ => "the token cannot be read",
    };
}
