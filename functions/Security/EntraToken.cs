using Microsoft.IdentityModel.JsonWebTokens;
using Twins.Adapters.Wire;

namespace Twins.Functions.Security;

/// <summary>What the library leaves to us: that a genuine token is an access token of this tenant, and whose it is.</summary>
internal static class EntraToken
{
    /// <summary>Why a token with a good signature is refused all the same; null when it is not.</summary>
    public static string? Refusal(JsonWebToken token, EntraOptions entra)
    {
        if (TokenSpelling.Flaw(token.EncodedToken) is { } flaw) return flaw;
        if (!Guid.TryParse(Text(token, "tid"), out var tenant) || tenant != entra.Tenant) return "It is of another tenant.";
        if (Application(token) is null) return "It is not an access token.";
        return Subject(token) is null ? "It names nobody." : null;
    }

    /// <summary>Only app roles count: not scopes, not groups, not the directory's own roles.</summary>
    public static Caller CallerOf(JsonWebToken token)
    {
        var role = token.Claims.Where(c => c.Type is "roles").Select(c => Roles.Parse(c.Value)).DefaultIfEmpty().Max();
        var person = Text(token, "idtyp") is "app" ? null : Text(token, "preferred_username") ?? Text(token, "upn") ?? Text(token, "unique_name");
        return Caller.Create(person ?? $"app:{Application(token)}", role, $"entra:{Subject(token)}");
    }

    // ID tokens have neither, and are meant for the application that asked, not for us.
    private static string? Application(JsonWebToken token) => Text(token, "azp") ?? Text(token, "appid");

    private static string? Subject(JsonWebToken token) => Text(token, "oid") ?? Text(token, "sub");

    private static string? Text(JsonWebToken token, string claim) => token.TryGetPayloadValue<string>(claim, out var value) && !string.IsNullOrWhiteSpace(value) ? value : null;
}
