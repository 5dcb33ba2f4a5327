using Twins.Functions.Hooks.Settings;
using Twins.Functions.Hooks.Signatures;

namespace Twins.Functions.Hooks.Outgoing;

/// <summary>What a subscription must be before it is kept.</summary>
internal sealed class SubscriptionRules(SharedSecrets secrets, HookOptions options)
{
    /// <summary>One sentence that says what to change, or null.</summary>
    public string? Flaw(Subscription subscription) =>
        CallbackUrl.Flaw(subscription.Url, options) is { } flaw ? $"url: {flaw}"
        : !ShortName.IsValid(subscription.Secret) ? $"secret: '{subscription.Secret}' is no name of a secret; {ShortName.Rule}. The secret itself stands in a setting."
        : secrets.OfCallback(subscription.Secret).Flaw is { } missing ? $"secret: {missing}"
        : subscription.Events.FirstOrDefault(e => !RunNews.Types.Contains(e)) is { } unknown ? $"events: '{unknown}' does not exist; use {string.Join(" and ", RunNews.Types)}."
        : null;
}
