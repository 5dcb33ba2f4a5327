using Microsoft.IdentityModel.Tokens;

namespace Twins.Functions.Security;

/// <summary>Why somebody was not let in, in words that help him and tell a stranger nothing.</summary>
internal static class Refusals
{
    public static string Explain(Exception? failure) => failure switch
    {
        SecurityTokenExpiredException => "The token has expired; get a new one.",
        SecurityTokenNotYetValidException => "The token is not valid yet; compare your clock with ours.",
        SecurityTokenNoExpirationException => "The token has no end; get one from the sign-in service.",
        SecurityTokenInvalidAudienceException => "The token is meant for another application; ask for one with this application as its audience.",
        SecurityTokenInvalidIssuerException => "The token is of another tenant; sign in to the one that this application belongs to.",
        SecurityTokenInvalidSignatureException or SecurityTokenInvalidSigningKeyException or SecurityTokenInvalidAlgorithmException => "The token was not signed by the sign-in service; get a new one from there.",
        SecurityTokenException or SecurityTokenArgumentException or ArgumentException => "The token is not an access token for this application; get one from the sign-in service.",
        { } other => other.Message,
        null => "Send a token in the header Authorization, or a key in the header X-Api-Key.",
    };
}
