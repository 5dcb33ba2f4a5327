using System.Text.Json;
using Twins.Adapters.Teams;

namespace Twins.Bot.Activities;

/// <summary>
/// Reads activities: strict about what an answer needs, and deaf to members, entities and kinds that are not known here,
/// because the protocol demands that they be accepted.
/// </summary>
public static class ActivityReader
{
    private static readonly JsonDocumentOptions Once = new() { AllowDuplicateProperties = false };

    /// <exception cref="ActivityException">It is no activity.</exception>
    public static Activity Read(ReadOnlyMemory<byte> json)
    {
        if (json.Length > ActivityLimits.MaxBytes) throw new ActivityException($"An activity may have {ActivityLimits.MaxBytes / 1024} KB.");
        try
        {
            using var document = JsonDocument.Parse(json, Once);
            return Read(document.RootElement.Clone()) with { Json = json };
        }
        catch (JsonException e)
        {
            throw new ActivityException($"The body is not the JSON of an activity: line {e.LineNumber + 1 ?? 1}, byte {e.BytePositionInLine + 1 ?? 1}.", e);
        }
        catch (InvalidOperationException e)
        {
            // Half of a surrogate pair, which only shows when the text is read.
            throw new ActivityException("The activity holds text that is no Unicode.", e);
        }
    }

    private static Activity Read(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object) throw new ActivityException("An activity is a JSON object.");
        var members = new ActivityMembers(root, "");
        var conversation = members.Required("conversation");
        var extras = members.Any("channelData");
        return new Activity
        {
            Kind = Kind(members.RequiredText("type")),
            Id = members.RequiredText("id"),
            ChannelId = members.RequiredText("channelId"),
            ServiceUrl = ServiceUrl(members.RequiredText("serviceUrl", ActivityLimits.MaxUrl)),
            From = Account(members.Required("from")),
            Conversation = new Conversation(conversation.RequiredText("id"), Kind(conversation), conversation.Text("name")),
            Recipient = Account(members.Required("recipient")),
            TenantId = conversation.Text("tenantId") ?? IdIn(extras, "tenant"),
            TeamId = IdIn(extras, "team"),
            Text = members.Text("text", ActivityLimits.MaxBytes),
            Name = members.Text("name"),
            Action = members.Text("action"),
            ReplyToId = members.Text("replyToId"),
            Locale = members.Text("locale"),
            Timestamp = members.Time("timestamp"),
            LocalTimestamp = members.Time("localTimestamp"),
            Value = members.Any("value"),
            ChannelExtras = extras,
            Mentions = [.. members.Objects("entities").Select(Mention).OfType<Mention>()],
            MembersAdded = [.. members.Objects("membersAdded").Select(Account)],
            MembersRemoved = [.. members.Objects("membersRemoved").Select(Account)],
            ReactionsAdded = [.. members.Objects("reactionsAdded").Select(r => r.RequiredText("type"))],
            ReactionsRemoved = [.. members.Objects("reactionsRemoved").Select(r => r.RequiredText("type"))],
        };
    }

    private static ActivityKind Kind(string type) => type switch
    {
        "message" => ActivityKind.Message,
        "conversationUpdate" => ActivityKind.ConversationUpdate,
        "installationUpdate" => ActivityKind.InstallationUpdate,
        "invoke" => ActivityKind.Invoke,
        "messageReaction" => ActivityKind.MessageReaction,
        "messageUpdate" => ActivityKind.MessageUpdate,
        "messageDelete" => ActivityKind.MessageDelete,
        "typing" => ActivityKind.Typing,
        "event" => ActivityKind.Event,
        _ => ActivityKind.Unknown,
    };

    private static string ServiceUrl(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.UserInfo.Length is 0
            ? url
            : throw new ActivityException("The activity's 'serviceUrl' is no address of a service.");

    private static Account Account(ActivityMembers account) => new(account.RequiredText("id"), account.Text("name"), account.Text("aadObjectId"));

    private static ConversationKind Kind(ActivityMembers conversation) => conversation.Text("conversationType") switch
    {
        "personal" => ConversationKind.Personal,
        "channel" => ConversationKind.Channel,
        null when !conversation.IsTrue("isGroup") => ConversationKind.Personal,
        _ => ConversationKind.GroupChat,
    };

    /// <summary>Entities are open to everybody's own kinds, so one that is no mention as we know it is none.</summary>
    private static Mention? Mention(ActivityMembers entity) =>
        entity.IsText("type", "mention") && entity.Find("mentioned") is { } mentioned && mentioned.IsText("id") && entity.IsText("text")
            ? new Mention(Account(mentioned), entity.RequiredText("text"))
            : null;

    private static string? IdIn(JsonElement extras, string name) =>
        extras.ValueKind is JsonValueKind.Object ? new ActivityMembers(extras, "channelData.").Find(name)?.Text("id") : null;
}
