using System.Net;

namespace Twins.Functions.Security;

/// <summary>Whose tokens are accepted, and for whom they must be meant.</summary>
internal sealed record EntraOptions(Guid Tenant, IReadOnlyList<string> Audiences, Uri Authority)
{
    private const string PublicCloud = "https://login.microsoftonline.com";

    /// <summary>Entra still issues tokens of version 1 under another name, for applications that have not asked for version 2.</summary>
    public IReadOnlyList<string> Issuers => [$"{Root}/{Tenant}/v2.0", $"https://{FirstVersionHost}/{Tenant}/"];

    public string Metadata => $"{Root}/{Tenant}/v2.0/.well-known/openid-configuration";

    private string FirstVersionHost => Authority.Host.EndsWith(".cn", StringComparison.OrdinalIgnoreCase) ? "sts.chinacloudapi.cn" : "sts.windows.net";

    private string Root => Authority.GetLeftPart(UriPartial.Authority);

    /// <param name="tenant">The tenant's id.</param>
    /// <param name="audience">One or more, separated by spaces.</param>
    /// <param name="authority">The sign-in service of another cloud; null for the public one.</param>
    /// <exception cref="SettingException">Something does not fit.</exception>
    public static EntraOptions Create(string tenant, string audience, string? authority)
    {
        // Names such as "common" would let every tenant in.
        if (!Guid.TryParseExact(tenant, "D", out var id) || id == Guid.Empty) throw new SettingException("TWINS_JWT_TENANT is not a tenant's id; write it as 11111111-2222-3333-4444-555555555555, not as a domain and not as 'common'.");
        if (!Uri.TryCreate(authority ?? PublicCloud, UriKind.Absolute, out var uri) || uri.PathAndQuery is not "/" || uri.UserInfo.Length > 0) throw new SettingException($"TWINS_JWT_AUTHORITY is no sign-in service; write it like {PublicCloud}, without a path.");
        if (uri.Scheme is not "https" && !(uri.Scheme is "http" && IsLoopback(uri))) throw new SettingException("TWINS_JWT_AUTHORITY must begin with https://, because keys that come unprotected prove nothing.");
        return new EntraOptions(id, audience.Split(' ', StringSplitOptions.RemoveEmptyEntries), uri);
    }

    private static bool IsLoopback(Uri uri) => IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) ? IPAddress.IsLoopback(address) : uri.Host is "localhost";
}
