using System.Globalization;
using System.Text.Json;
using Twins.Bot.Activities;

namespace Twins.Bot.Inbox;

/// <summary>
/// What makes two invokes the same one. A card names its piece of work by a <c>key</c> in its data; then the same person's
/// press with the same inputs is the same invoke, whatever its id. Other inputs are another: people correct forms.
/// </summary>
internal static class InvokeKey
{
    public static string Of(Activity activity) => activity.Name switch
    {
        "adaptiveCard/action" when Member(activity.Value, "action") is var action && Member(action, "data") is var data && HasKey(data) => Of(activity, Text(Member(action, "verb")), data.GetRawText()),
        "task/submit" when Member(activity.Value, "data") is var data && HasKey(data) => Of(activity, data.GetRawText()),
        // With the time, so that whoever likes, dislikes and likes again has done three things.
        "message/submitAction" => Of(activity, activity.ReplyToId ?? "", Text(Member(activity.Value, "actionValue")), activity.SentAt?.UtcTicks.ToString(CultureInfo.InvariantCulture) ?? ""),
        _ => ActivityKey.Of(activity),
    };

    private static string Of(Activity activity, params ReadOnlySpan<string> parts) =>
        ActivityKey.Hash([activity.Name!, activity.ChannelId, activity.Conversation.Id, activity.From.Id, .. parts]);

    private static bool HasKey(JsonElement data) => Member(data, "key") is { ValueKind: JsonValueKind.String } key && key.GetString() is { Length: > 0 };

    private static JsonElement Member(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : default;

    private static string Text(JsonElement json) => json.ValueKind is JsonValueKind.Undefined ? "" : json.GetRawText();
}
