using Azure.Core;

namespace Twins.Adapters.Teams;

/// <summary>One token for all calls, renewed some minutes before it ends and by one caller at a time.</summary>
internal sealed class TokenCache(TokenCredential? credential, TimeProvider clock) : IDisposable
{
    private static readonly string[] Scopes = ["https://api.botframework.com/.default"];
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim turn = new(1, 1);
    private volatile Held? held;

    /// <returns>Null where the bot has no identity, in local mode.</returns>
    public async ValueTask<string?> GetAsync(CancellationToken cancellationToken)
    {
        if (credential is null) return null;
        if (Fresh() is { } token) return token;
        await turn.WaitAsync(cancellationToken);
        try
        {
            return Fresh() ?? await FetchAsync(credential, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The service did not take this token.</summary>
    public void Forget(string? token)
    {
        if (held is { } now && now.Token == token) held = null;
    }

    public void Dispose() => turn.Dispose();

    private string? Fresh() => held is { } now && now.Until > clock.GetUtcNow() ? now.Token : null;

    private async Task<string> FetchAsync(TokenCredential source, CancellationToken cancellationToken)
    {
        var token = await source.GetTokenAsync(new TokenRequestContext(Scopes), cancellationToken);
        var until = token.ExpiresOn - Early;
        held = new Held(token.Token, token.RefreshOn < until ? token.RefreshOn.Value : until);
        return token.Token;
    }

    private sealed record Held(string Token, DateTimeOffset Until)
    {
        public override string ToString() => $"a token until {Until:O}";
    }
}
