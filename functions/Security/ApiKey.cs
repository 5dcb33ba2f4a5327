using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Twins.Functions.Security;

/// <summary>A key that opens the API. Only its hash is kept.</summary>
internal sealed partial record ApiKey(string Name, Role Role)
{
    public const int ShortestKey = 32;

    private readonly byte[] hash = [];

    public Caller Caller => Caller.Create($"key:{Name}", Role, $"key:{Name}");

    public static ApiKey Create(string name, Role role, string key) => new(name, role, SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private ApiKey(string name, Role role, byte[] hash) : this(name, role) => this.hash = hash;

    /// <summary>Reads entries <c>name:Role:key</c> separated by white space.</summary>
    /// <param name="text">May have lines that begin with '#'.</param>
    /// <param name="source">Where it stands, for messages; they never quote a key.</param>
    /// <exception cref="SettingException">An entry does not fit.</exception>
    public static IEnumerable<ApiKey> ParseAll(string text, string source) =>
        text.Split('\n').Where(line => !line.TrimStart().StartsWith('#'))
            .SelectMany(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Select((entry, i) => Parse(entry, $"Entry {i + 1} of {source}"))
            .ToList();

    /// <summary>The key that was sent, or null. It takes as long for a wrong key as for a right one, whichever it is.</summary>
    public static ApiKey? Find(IReadOnlyList<ApiKey> keys, string sent)
    {
        var sentHash = SHA256.HashData(Encoding.UTF8.GetBytes(sent));
        ApiKey? found = null;
        foreach (var key in keys) if (CryptographicOperations.FixedTimeEquals(key.hash, sentHash)) found = key;
        return found;
    }

    private static ApiKey Parse(string entry, string place)
    {
        if (entry.Split(':', 3) is not [var name, var role, var key]) throw new SettingException($"{place} is not of the form name:Role:key, such as ci:Runner:<at least {ShortestKey} random characters>.");
        if (!NamePattern().IsMatch(name)) throw new SettingException($"{place} has a name that does not fit; use 1 to 40 letters, digits, '.', '-' and '_'.");
        if (Roles.Parse(role) is Role.None) throw new SettingException($"{place} ({name}) has a role that does not exist; it must be one of {string.Join(", ", Roles.All)}.");
        if (key.Length < ShortestKey) throw new SettingException($"{place} ({name}) has a key of {key.Length} characters; use at least {ShortestKey} random ones, such as from 'openssl rand -hex 32'.");
        if (!key.All(c => c is > ' ' and <= '~')) throw new SettingException($"{place} ({name}) has a key with characters that no header can carry; use letters and digits.");
        return Create(name, Roles.Parse(role), key);
    }

    [GeneratedRegex("^[A-Za-z0-9._-]{1,40}$", RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern();
}
