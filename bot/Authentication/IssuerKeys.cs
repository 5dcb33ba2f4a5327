using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Twins.Bot.Authentication;

/// <summary>
/// An issuer's keys, fetched when first needed, again after half a day, and at once when a token names one that is not
/// among them. The library reads the documents; its ConfigurationManager is not used, because that fetches behind the back
/// of whoever asks, and a channel does not send again what was refused once.
/// </summary>
internal sealed class IssuerKeys(Uri metadata, HttpClient http, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromHours(12);

    /// <summary>Anybody can make up names of keys, so they make us look once in this time only.</summary>
    private static readonly TimeSpan LookPause = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan FailurePause = TimeSpan.FromSeconds(5);

    /// <summary>The channel waits for 10 to 15 seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim door = new(1, 1);
    private readonly HttpDocumentRetriever documents = new(http) { RequireHttps = metadata.Scheme is "https" };
    private Held? held;
    private DateTimeOffset nextLook, nextTry;

    /// <exception cref="KeysUnavailableException">There are none, and none can be had.</exception>
    public async Task<IReadOnlyList<JsonWebKey>> CurrentAsync(CancellationToken cancellationToken)
    {
        var known = held;
        if (known is not null && clock.GetUtcNow() < known.Until) return known.Keys;
        try
        {
            return (await FetchAsync(known, cancellationToken)).Keys;
        }
        catch (KeysUnavailableException) when (known is not null)
        {
            // The last good keys serve while the issuer is away.
            held = known with { Until = clock.GetUtcNow() + LookPause };
            return known.Keys;
        }
    }

    /// <summary>The keys after another look, or those we have when the last look was a moment ago.</summary>
    /// <exception cref="KeysUnavailableException">Nobody can tell whether there are newer ones.</exception>
    public async Task<IReadOnlyList<JsonWebKey>> LookAgainAsync(CancellationToken cancellationToken)
    {
        var known = held;
        if (known is not null && clock.GetUtcNow() < nextLook) return known.Keys;
        var found = await FetchAsync(known, cancellationToken);
        nextLook = clock.GetUtcNow() + LookPause;
        return found.Keys;
    }

    public void Dispose() => door.Dispose();

    private async Task<Held> FetchAsync(Held? known, CancellationToken cancellationToken)
    {
        await door.WaitAsync(cancellationToken);
        try
        {
            // Somebody fetched while we stood at the door.
            if (held is { } newer && newer != known) return newer;
            if (clock.GetUtcNow() < nextTry) throw new KeysUnavailableException(metadata);
            var keys = await ReadAsync(cancellationToken);
            return held = new Held(keys, clock.GetUtcNow() + MaxAge);
        }
        catch (Exception e) when (e is not KeysUnavailableException && !cancellationToken.IsCancellationRequested)
        {
            nextTry = clock.GetUtcNow() + FailurePause;
            throw new KeysUnavailableException(metadata, e);
        }
        finally
        {
            door.Release();
        }
    }

    private async Task<IReadOnlyList<JsonWebKey>> ReadAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var found = await OpenIdConnectConfigurationRetriever.GetAsync(metadata.ToString(), documents, either.Token);
        // The keys as they were published, because only they carry the endorsements.
        IReadOnlyList<JsonWebKey> keys = [.. found.JsonWebKeySet?.Keys.Where(k => k is { Kty: JsonWebAlgorithmsKeyTypes.RSA, Kid.Length: > 0, Use: null or "" or "sig" }) ?? []];
        return keys.Count > 0 ? keys : throw new InvalidOperationException("The document names no keys.");
    }

    private sealed record Held(IReadOnlyList<JsonWebKey> Keys, DateTimeOffset Until);
}
