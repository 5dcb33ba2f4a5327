using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Twins.Functions.Security;

/// <summary>Lets in whoever sends a known key.</summary>
internal sealed class ApiKeyHandler(SecurityOptions security, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Header = "X-Api-Key";
    public const string SchemeName = "ApiKey";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Request.Headers[Header] switch
    {
        [] => AuthenticateResult.NoResult(),
        [{ } sent] when ApiKey.Find(security.Keys, sent) is { } key => AuthenticateResult.Success(new AuthenticationTicket(key.Caller.ToPrincipal(SchemeName), SchemeName)),
        _ => AuthenticateResult.Fail("The key is not known here."),
    });
}
