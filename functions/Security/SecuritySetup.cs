using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;

namespace Twins.Functions.Security;

/// <summary>Who is let in, and that nobody else is.</summary>
internal static class SecuritySetup
{
    public static WebApplicationBuilder AddSecurity(this WebApplicationBuilder builder, SecurityOptions security)
    {
        var services = builder.Services;
        services.AddSingleton(security).AddSingleton<IAuthorizationMiddlewareResultHandler, AuthorizationAnswers>();
        services.AddAuthorization(Roles.AddPolicies);
        var schemes = services.AddAuthentication("Twins")
            .AddPolicyScheme("Twins", null, o => o.ForwardDefaultSelector = context => SchemeOf(context, security))
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null);
        if (security.Entra is { } entra) schemes.AddJwtBearer(o => EntraBearer.Configure(o, entra));
        if (security.LoopbackOnly) builder.WebHost.ConfigureKestrel(LoopbackOnly.Hold);
        return builder;
    }

    // Never one and then the other: whoever sends a key is judged by it.
    private static string SchemeOf(HttpContext context, SecurityOptions security) =>
        security.Entra is null || context.Request.Headers.ContainsKey(ApiKeyHandler.Header) ? ApiKeyHandler.SchemeName : JwtBearerDefaults.AuthenticationScheme;
}
