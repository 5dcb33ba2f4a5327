using Microsoft.AspNetCore.Authorization;

namespace Twins.Functions.Security;

/// <summary>The names of roles, which are app roles in Entra and policies at endpoints: <c>RequireAuthorization(Roles.Runner)</c>.</summary>
internal static class Roles
{
    public const string Reader = nameof(Role.Reader);
    public const string Runner = nameof(Role.Runner);
    public const string Steward = nameof(Role.Steward);
    public const string Admin = nameof(Role.Admin);

    public static IReadOnlyList<string> All { get; } = [Reader, Runner, Steward, Admin];

    /// <summary>The role of exactly this name; names are as Entra has them, so their case counts.</summary>
    public static Role Parse(string name) => All.Contains(name) ? Enum.Parse<Role>(name) : Role.None;

    /// <summary>Whoever is not named a role may do nothing, wherever an endpoint says nothing.</summary>
    public static void AddPolicies(AuthorizationOptions options)
    {
        foreach (var name in All) options.AddPolicy(name, AtLeast(name));
        options.DefaultPolicy = options.FallbackPolicy = AtLeast(Reader);
    }

    private static AuthorizationPolicy AtLeast(string name) =>
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireRole(All.Where(r => Parse(r) >= Parse(name))).Build();
}
