namespace Twins.Adapters.Teams;

/// <summary>Makes a message fit Teams: what is too long is cut, what does not belong is left out.</summary>
public static class MessageBuilder
{
    private const int MostSuggestions = 3;

    public static OutgoingActivity Build(OutgoingMessage message, ConversationKind kind)
    {
        var activity = new OutgoingActivity
        {
            Type = "message",
            Text = message.Text.Length > 0 ? message.Text : null,
            TextFormat = message.Text.Length > 0 ? "markdown" : null,
            Summary = message.Summary,
            Attachments = message.Attachments.Count > 0 ? message.Attachments : null,
            Entities = Entities(message, message.Text),
            ChannelData = message.Feedback ? new MessageChannelData(new FeedbackLoop()) : null,
            SuggestedActions = Suggestions(message, kind),
        };
        return Fit(activity, message);
    }

    /// <summary>Every unit of text is at least one of JSON, so that cutting what is over ends soon. What is too large without any text is for the client to refuse.</summary>
    private static OutgoingActivity Fit(OutgoingActivity activity, OutgoingMessage message)
    {
        while (activity.Text is { Length: > 1 } text && TeamsJson.Size(TeamsJson.Write(activity)) - TeamsJson.MaxBytes is > 0 and var over)
        {
            var cut = TextCut.Within(text, Math.Max(1, text.Length - over / sizeof(char) - 1));
            activity = activity with { Text = cut, Entities = Entities(message, cut) };
        }
        return activity;
    }

    /// <summary>One root entity or none: Teams refuses two.</summary>
    private static IReadOnlyList<object>? Entities(OutgoingMessage message, string text) => message.ByAi ? [new AiEntity { Citation = ClaimList.Of(text, message.Citations) }] : null;

    private static SuggestedActions? Suggestions(OutgoingMessage message, ConversationKind kind) =>
        kind is ConversationKind.Personal && message.Attachments.Count is 0 && message.Suggestions.Count > 0
            ? new SuggestedActions([.. message.Suggestions.Take(MostSuggestions).Select(s => new SuggestedAction(s, s))])
            : null;
}
