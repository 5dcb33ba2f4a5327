using System.Text.Json;
using System.Text.Json.Nodes;
using Twins.Adapters.Teams;
using Twins.Bot.Activities;
using Twins.Bot.Inbox;

namespace Twins.Bot.Replies;

/// <summary>Replies to activities, to each once.</summary>
public sealed class Replier(ConnectorClient connector, MessageStreams streams, Places places)
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";

    /// <summary>Says one thing in reply, in the message that was begun where there is one.</summary>
    public async Task SayAsync(Activity to, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var cause = ActivityKey.Of(to);
        var place = await places.OpenAsync(cause, cancellationToken);
        if (place.Ended) return;
        var id = place.Message is null
            ? Sent(await connector.SendAsync(to.Reference(), MessageBuilder.Build(message, to.Conversation.Kind), cancellationToken))
            : await EndAsync(to, place, message, cancellationToken);
        await places.SetAsync(cause, place with { Message = id ?? place.Message, Ended = true });
    }

    /// <summary>Shows that something is being written. It may get lost.</summary>
    public Task TypeAsync(Activity to, CancellationToken cancellationToken) => connector.SendAsync(to.Reference(), OutgoingActivity.Typing, cancellationToken);

    /// <param name="summary">What a notification shows, and what is read out where cards are not.</param>
    public Task ShowAsync(Activity to, JsonObject card, string summary, CancellationToken cancellationToken) => SayAsync(to, Card(card, summary), cancellationToken);

    /// <summary>Begins a reply with a message that is replaced later on.</summary>
    /// <returns>The reply's place; its message is null when nobody hears it.</returns>
    public async Task<Place> HoldAsync(Activity to, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var cause = ActivityKey.Of(to);
        var place = await places.OpenAsync(cause, cancellationToken);
        if (place.Message is not null || place.Ended) return place;
        place = place with { Message = Sent(await connector.SendAsync(to.Reference(), MessageBuilder.Build(message, to.Conversation.Kind), cancellationToken)) };
        if (place.Message is null) place = place with { Ended = true };
        await places.SetAsync(cause, place);
        return place;
    }

    /// <summary>Puts the whole reply into the message that was begun: one that holds the place, or a stream that nobody goes on with.</summary>
    /// <returns>The message that shows it; null when nobody hears it.</returns>
    public async Task<string?> EndAsync(Activity to, Place place, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var (where, begun, activity) = (to.Reference(), place.Message!, MessageBuilder.Build(message, to.Conversation.Kind));
        if (place.IsStream) return IdOf(await streams.FinishAsync(where, begun, place.Spoke, place.At, activity, cancellationToken));
        Sent(await connector.UpdateAsync(where, begun, activity, cancellationToken));
        return begun;
    }

    /// <summary>The message that shows a stream's answer; null when nobody hears it.</summary>
    public static string? IdOf(StreamOutcome outcome) => outcome switch
    {
        StreamOutcome.Streamed(var id) => id,
        StreamOutcome.Replaced(var id) => id,
        StreamOutcome.Plain(var id) => id,
        StreamOutcome.Failed(var why) => Sent(why),
        _ => null,
    };

    /// <summary>Replaces a message.</summary>
    public async Task PutAsync(ConversationReference where, string message, OutgoingMessage with, CancellationToken cancellationToken) =>
        Sent(await connector.UpdateAsync(where, message, MessageBuilder.Build(with, where.Kind), cancellationToken));

    public static OutgoingMessage Card(JsonObject card, string summary) =>
        new() { Summary = summary, Attachments = [new Attachment(CardType, JsonSerializer.SerializeToElement(card))] };

    /// <exception cref="UndeliveredException">It did not arrive; try again later.</exception>
    public static string? Sent(ConnectorOutcome outcome) => outcome switch
    {
        ConnectorOutcome.Delivered(var id) => id,
        ConnectorOutcome.Created created => created.ActivityId,
        // Nobody is there to hear it, or it may have been heard: said twice would be worse.
        ConnectorOutcome.NotInRoster or ConnectorOutcome.Uncertain => null,
        _ => throw new UndeliveredException(outcome),
    };
}

/// <summary>Something that was to be said did not arrive.</summary>
public sealed class UndeliveredException(ConnectorOutcome outcome) : Exception($"A message did not arrive: {outcome}")
{
    public ConnectorOutcome Outcome { get; } = outcome;
}
