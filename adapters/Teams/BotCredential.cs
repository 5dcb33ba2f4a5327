using Azure.Core;
using Azure.Identity;

namespace Twins.Adapters.Teams;

/// <summary>What gets the bot's tokens.</summary>
internal static class BotCredential
{
    /// <returns>Null where there is no identity, and so no token to show.</returns>
    public static TokenCredential? Of(BotIdentity? identity) => identity switch
    {
        BotIdentity.ClientSecret(var app, var tenant, var secret) => new ClientSecretCredential(tenant, app, secret),
        // No developer's own sign-in stands in: its token would not be the bot's.
        BotIdentity.Managed(var app) => new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(app)),
        _ => null,
    };
}
