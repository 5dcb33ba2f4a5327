namespace Twins.Adapters.Teams;

/// <summary>Makes a message fit Teams: what is too long is cut, what does not belong is left out.</summary>
public static class MessageBuilder
{
    private const int MostSuggestions = 3;

    /// <summary>For what the client adds: whom it replies to, which stream it ends, which thread it begins.</summary>
    private const int Envelope = 2048;

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

    /// <summary>The longest beginning of the text that fits. What is too large without any text is for the client to refuse.</summary>
    private static OutgoingActivity Fit(OutgoingActivity activity, OutgoingMessage message)
    {
        if (activity.Text is not { Length: > 1 } text || Fits(activity)) return activity;
        // Every unit of text is at least one of JSON, but how many more it is depends on the unit.
        var (least, most) = (1, Math.Min(text.Length, TeamsJson.MaxBytes / sizeof(char)));
        while (most - least > 1)
        {
            var middle = (least + most) / 2;
            if (Fits(Cut(activity, message, middle))) least = middle;
            else most = middle;
        }
        return Cut(activity, message, least);
    }

    private static OutgoingActivity Cut(OutgoingActivity activity, OutgoingMessage message, int length)
    {
        var text = TextCut.Within(message.Text, length);
        return activity with { Text = text, Entities = Entities(message, text) };
    }

    private static bool Fits(OutgoingActivity activity) => TeamsJson.Size(TeamsJson.Write(activity)) <= TeamsJson.MaxBytes - Envelope;

    /// <summary>One root entity or none: Teams refuses two.</summary>
    private static IReadOnlyList<object>? Entities(OutgoingMessage message, string text) => message.ByAi ? [new AiEntity { Citation = ClaimList.Of(text, message.Citations) }] : null;

    private static SuggestedActions? Suggestions(OutgoingMessage message, ConversationKind kind) =>
        kind is ConversationKind.Personal && message.Attachments.Count is 0 && message.Suggestions.Count > 0
            ? new SuggestedActions([.. message.Suggestions.Take(MostSuggestions).Select(s => new SuggestedAction(s, s))])
            : null;
}
