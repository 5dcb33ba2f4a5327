using System.Security.Cryptography;
using System.Text;
using Twins.Bot.Activities;

namespace Twins.Bot.Inbox;

/// <summary>Names of things in storage: ids of channels are long, and hold what names may not.</summary>
public static class ActivityKey
{
    /// <summary>The same for an activity that is sent again; of a queued one also where it came with a new id.</summary>
    public static string Of(Activity activity) => activity.FirstKey ?? Hash(activity.ChannelId, activity.Conversation.Id, activity.Id);

    internal static string Hash(params ReadOnlySpan<string> parts)
    {
        // With its length before each part, so that no two lists read alike.
        var text = new StringBuilder();
        foreach (var part in parts) text.Append(part.Length).Append(':').Append(part);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
