using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Authorization.Policy;
using Twins.Functions.Http.Problems;

namespace Twins.Functions.Security;

/// <summary>The one place that says 401 and 403.</summary>
internal sealed class AuthorizationAnswers(SecurityOptions security) : IAuthorizationMiddlewareResultHandler
{
    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded) await next(context);
        else if (authorizeResult.Forbidden) await ProblemWriter.WriteAsync(context, new Problem(ProblemKinds.Forbidden, Missing(policy, context)));
        else await ChallengeAsync(context);
    }

    private async Task ChallengeAsync(HttpContext context)
    {
        var failure = (await context.AuthenticateAsync()).Failure;
        if (security.Entra is not null) context.Response.Headers.Append("WWW-Authenticate", context.Request.Headers.Authorization.Count > 0 ? "Bearer realm=\"twins\", error=\"invalid_token\"" : "Bearer realm=\"twins\"");
        if (security.Keys.Count > 0 || security.Entra is null) context.Response.Headers.Append("WWW-Authenticate", $"ApiKey realm=\"twins\", header=\"{ApiKeyHandler.Header}\"");
        await ProblemWriter.WriteAsync(context, new Problem(ProblemKinds.Unauthenticated, Refusals.Explain(failure)));
    }

    private static string Missing(AuthorizationPolicy policy, HttpContext context)
    {
        var needed = policy.Requirements.OfType<RolesAuthorizationRequirement>().FirstOrDefault()?.AllowedRoles.First() ?? Roles.Reader;
        return Caller.Of(context.User)?.Role is { } role and not Role.None
            ? $"This needs the role {needed} and you have {role}; ask whoever runs Twins for it."
            : $"You are known but have no role here; ask whoever runs Twins for the app role {needed}.";
    }
}
