using System.Security.Claims;

namespace Twins.Functions.Security;

/// <summary>Who calls. An endpoint takes one as a parameter.</summary>
/// <param name="Name">For people to read, such as in "cancelled by"; no two kinds of caller share one.</param>
internal sealed record Caller(string Name, Role Role)
{
    private const string IdClaim = "id";
    private const string NameClaim = "name";
    private const string RoleClaim = "role";
    private const int LongestName = 100;

    /// <summary>Tells one caller from another for as long as both exist; names may change hands.</summary>
    public required string Id { get; init; }

    public static Caller Create(string name, Role role, string id) => new(Readable(name), role) { Id = id };

    /// <summary>Null for a stranger.</summary>
    public static Caller? Of(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true } && user.FindFirstValue(IdClaim) is { } id
            ? new Caller(user.FindFirstValue(NameClaim)!, Roles.Parse(user.FindFirstValue(RoleClaim) ?? "")) { Id = id }
            : null;

    public static ValueTask<Caller?> BindAsync(HttpContext context) => new(Of(context.User));

    /// <summary>Nothing of a token or a key but what is said here goes any further.</summary>
    public ClaimsPrincipal ToPrincipal(string scheme)
    {
        var identity = new ClaimsIdentity([new(IdClaim, Id), new(NameClaim, Name)], scheme, NameClaim, RoleClaim);
        if (Role is not Role.None) identity.AddClaim(new Claim(RoleClaim, Role.ToString()));
        return new ClaimsPrincipal(identity);
    }

    // Names come from tokens and end in logs and reports.
    private static string Readable(string name) =>
        new([.. name.Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && char.GetUnicodeCategory(c) is not System.Globalization.UnicodeCategory.Format).Take(LongestName)]);
}
