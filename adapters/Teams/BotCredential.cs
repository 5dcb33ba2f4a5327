using Azure.Core;
using Azure.Identity;

namespace Twins.Adapters.Teams;

/// <summary>The bot's identity: a secret of its own tenant, or the managed identity that is the bot.</summary>
internal static class BotCredential
{
    /// <returns>Null for a local bot without an app id, which has no token to show.</returns>
    /// <exception cref="ConnectorOptionsException">There is no identity, and this is not local mode.</exception>
    public static TokenCredential? Of(ConnectorOptions options) => options switch
    {
        { AppId: { } app, Tenant: { } tenant, Secret: { } secret } => new ClientSecretCredential(tenant, app, secret),
        // No developer's own sign-in stands in: its token would not be the bot's.
        { AppId: { } app, Tenant: not null } => new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(app)),
        { AppId: null, Local: true } => null,
        _ => throw new ConnectorOptionsException("The bot has no identity; set TWINS_BOT_APP_ID and TWINS_BOT_TENANT, or TWINS_BOT_LOCAL to yes for a channel on this machine."),
    };
}
