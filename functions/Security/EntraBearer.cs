using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Microsoft.IdentityModel.Validators;
using Twins.Functions.Http.Problems;

namespace Twins.Functions.Security;

/// <summary>How Entra's tokens are checked: by the library, told to be strict.</summary>
internal static class EntraBearer
{
    private const int LargestToken = 16 * 1024;
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    public static void Configure(JwtBearerOptions options, EntraOptions entra)
    {
        options.MetadataAddress = entra.Metadata;
        options.RequireHttpsMetadata = entra.Authority.Scheme is "https";
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        options.MapInboundClaims = false;
        options.SaveToken = false;
        options.TokenHandlers.Clear();
        options.TokenHandlers.Add(new JsonWebTokenHandler { MaximumTokenSizeInBytes = LargestToken, MapInboundClaims = false });
        options.TokenValidationParameters = Rules(entra);
        options.Events = new JwtBearerEvents { OnTokenValidated = AcceptAsync, OnAuthenticationFailed = ExplainAsync };
        Task AcceptAsync(TokenValidatedContext context)
        {
            var token = (JsonWebToken)context.SecurityToken;
            if (EntraToken.Refusal(token, entra) is { } refusal) context.Fail(new SecurityTokenException(refusal));
            else context.Principal = EntraToken.CallerOf(token).ToPrincipal(JwtBearerDefaults.AuthenticationScheme);
            return Task.CompletedTask;
        }
    }

    private static TokenValidationParameters Rules(EntraOptions entra)
    {
        var rules = new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            ValidTypes = ["JWT", "at+jwt"],
            ValidAudiences = entra.Audiences,
            // Not whatever issuer the metadata names.
            IssuerValidator = (issuer, _, _) => entra.Issuers.Contains(issuer) ? issuer : throw new SecurityTokenInvalidIssuerException("The issuer is not the tenant.") { InvalidIssuer = issuer },
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            RequireAudience = true,
            ClockSkew = ClockSkew,
            ValidateIssuerSigningKey = true,
            // A token names its key, or it is none of Entra's.
            TryAllIssuerSigningKeys = false,
        };
        // Entra publishes keys of consumer accounts beside the tenants': each signs only for its own.
        rules.EnableAadSigningKeyIssuerValidation();
        return rules;
    }

    /// <summary>Without the service's keys no token can be judged; that is our trouble, not the caller's.</summary>
    private static async Task ExplainAsync(AuthenticationFailedContext context)
    {
        if (context.Exception is not SecurityTokenSignatureKeyNotFoundException || context.Options.ConfigurationManager is not { } metadata) return;
        try
        {
            await metadata.GetConfigurationAsync(context.HttpContext.RequestAborted);
        }
        catch (InvalidOperationException)
        {
            throw new ProblemException(ProblemKinds.SignInUnavailable, "The sign-in service's keys cannot be had right now, so your token cannot be checked. Try again in a moment.") { RetryAfter = TimeSpan.FromSeconds(10) };
        }
    }
}
