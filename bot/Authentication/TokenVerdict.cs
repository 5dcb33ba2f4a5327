using Twins.Bot.Activities;

namespace Twins.Bot.Authentication;

/// <summary>What was found out about a call's token.</summary>
internal abstract record TokenVerdict
{
    private TokenVerdict()
    {
    }

    /// <summary>A channel signed it for this bot; which activities it is good for remains to be seen.</summary>
    /// <param name="ServiceUrl">The only service that it speaks for.</param>
    /// <param name="Endorsements">The channels that the key it was signed with may speak for.</param>
    public sealed record Genuine(string ServiceUrl, IReadOnlyList<string> Endorsements) : TokenVerdict
    {
        /// <summary>Why an activity is not the token's; null when it is.</summary>
        public string? Refusal(Activity activity)
        {
            if (!string.Equals(ServiceUrl, activity.ServiceUrl, StringComparison.OrdinalIgnoreCase)) return "the token is for another service URL";
            return Endorsements.Contains(activity.ChannelId, StringComparer.Ordinal) ? null : "the key is not endorsed for the channel";
        }
    }

    /// <param name="Reason">For the log; a stranger learns nothing.</param>
    public sealed record Refused(string Reason) : TokenVerdict;

    /// <summary>Without keys nothing can be said, and that is our trouble.</summary>
    public sealed record Unknown : TokenVerdict;
}
