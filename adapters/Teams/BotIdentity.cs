namespace Twins.Adapters.Teams;

/// <summary>Who the bot is towards Microsoft Entra. A bot without one speaks to channels on its own machine only.</summary>
public abstract record BotIdentity
{
    private BotIdentity(string appId) => AppId = appId;

    /// <summary>The client id of the app registration, or of the managed identity.</summary>
    public string AppId { get; }

    /// <summary>The managed identity that is the bot; there is nothing to keep secret.</summary>
    public sealed record Managed(string AppId) : BotIdentity(AppId);

    /// <summary>An app registration and a secret of it.</summary>
    /// <param name="AppId">The registration.</param>
    /// <param name="Tenant">The tenant that has the registration, which is where its tokens come from.</param>
    /// <param name="Secret">Never written anywhere.</param>
    public sealed record ClientSecret(string AppId, string Tenant, string Secret) : BotIdentity(AppId)
    {
        public override string ToString() => $"app {AppId} of tenant {Tenant}, by a secret";
    }
}
