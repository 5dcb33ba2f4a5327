using Azure.Core;
using Azure.Identity;

namespace Twins.Tests.Adapters.Teams;

/// <summary>Entra, which gives out one token for an hour and counts how often it was asked.</summary>
internal sealed class LiteralTokens(TimeProvider clock) : TokenCredential
{
    public const string Token = "token-very-secret";

    private int asked;

    public int Asked => Volatile.Read(ref asked);

    /// <summary>What Entra says in place of a token.</summary>
    public string? Failure { get; set; }

    public string? Scope { get; private set; }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref asked);
        if (Failure is { } failure) throw new AuthenticationFailedException(failure);
        Scope = Assert.Single(requestContext.Scopes);
        return new AccessToken(Token, clock.GetUtcNow() + TimeSpan.FromHours(1));
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
}
