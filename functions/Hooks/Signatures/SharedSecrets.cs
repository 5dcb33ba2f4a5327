using System.Text;

namespace Twins.Functions.Hooks.Signatures;

/// <summary>
/// Secrets shared with senders and receivers. They stand in settings (environment variables, which may be references to a
/// key vault), one or two of them separated by a blank while one replaces the other; no store and no log ever sees one.
/// </summary>
public sealed class SharedSecrets(IConfiguration settings)
{
    private const string Incoming = "TWINS_HOOK_SECRET_";
    private const string Outgoing = "TWINS_CALLBACK_SECRET_";

    /// <summary>Standard Webhooks asks for 24 to 64 bytes.</summary>
    private const int ShortestKey = 24;

    public SecretKeys OfHook(string name, SignatureScheme scheme) => Read(Incoming + Suffix(name), scheme);

    public SecretKeys OfCallback(string name) => Read(Outgoing + Suffix(name), SignatureScheme.Standard);

    private SecretKeys Read(string setting, SignatureScheme scheme)
    {
        var words = (settings[setting] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // A reference that the platform could not resolve stands there as its own text, which anybody could guess.
        if (words.Any(word => word.StartsWith('@'))) return new SecretKeys(setting, [], $"{setting} refers to a key vault and could not be resolved; see the app's configuration page.");
        if (words.Length is 0) return new SecretKeys(setting, [], $"Set {setting} to the secret first: it is not set.");
        if (words.Length > 2) return new SecretKeys(setting, [], $"{setting} holds {words.Length} secrets; keep the old and the new one, separated by a blank.");
        var keys = words.Select(word => scheme is SignatureScheme.Standard ? StandardKey(word) : Encoding.UTF8.GetBytes(word)).OfType<byte[]>().ToList();
        return keys.Count == words.Length && keys.TrueForAll(key => key.Length >= ShortestKey)
            ? new SecretKeys(setting, keys, null)
            : new SecretKeys(setting, [], scheme is SignatureScheme.Standard
                ? $"{setting} must be 'whsec_' and the base64 of at least {ShortestKey} random bytes."
                : $"{setting} must have at least {ShortestKey} characters.");
    }

    private static byte[]? StandardKey(string word)
    {
        const string prefix = "whsec_";
        var key = new byte[word.Length];
        return word.StartsWith(prefix, StringComparison.Ordinal) && Convert.TryFromBase64String(word[prefix.Length..], key, out var length) ? key[..length] : null;
    }

    /// <summary>Names have no '_', so two names never mean one setting.</summary>
    private static string Suffix(string name) => name.ToUpperInvariant().Replace('-', '_');
}

/// <param name="Setting">The setting that holds them.</param>
/// <param name="Keys">The newest may stand anywhere; empty when there is a flaw.</param>
/// <param name="Flaw">What to do, in one sentence; null when all is well.</param>
public sealed record SecretKeys(string Setting, IReadOnlyList<byte[]> Keys, string? Flaw)
{
    /// <summary>Never the keys.</summary>
    public override string ToString() => Setting;
}
