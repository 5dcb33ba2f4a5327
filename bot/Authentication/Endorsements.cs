using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Twins.Bot.Authentication;

/// <summary>The channels that a key may speak for, published beside it.</summary>
internal static class Endorsements
{
    /// <summary>None where nothing is said: no endorsement, no trust.</summary>
    public static IReadOnlyList<string> Of(SecurityKey? key) => (key as JsonWebKey)?.AdditionalData.TryGetValue("endorsements", out var value) is true ? Texts(value) : [];

    private static IReadOnlyList<string> Texts(object value) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Where(e => e.ValueKind is JsonValueKind.String).Select(e => e.GetString()!)],
        IEnumerable<object> list => [.. list.OfType<string>()],
        _ => [],
    };
}
