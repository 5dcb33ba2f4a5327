using Twins.Adapters.Teams;
using Twins.Bot.Activities;
using Twins.Bot.Cards;
using Twins.Bot.Inbox;
using Twins.Bot.Replies;
using Twins.Core.Personas;
using Twins.Core.Talks;

namespace Twins.Bot.Talking;

/// <summary>
/// Lets a twin answer what somebody said: as a stream in a personal chat, elsewhere in a message that holds the place until
/// the answer is whole. Begun anew after a death, it finds the message that was begun and puts the answer there, and the
/// answer itself in the ledger if it was bought.
/// </summary>
public sealed class TwinAnswers(TalkDesk desk, TalkBook book, TalkStates states, TalkTurns turns, BotModels models, Places places, Replier replier, MessageStreams streams)
{
    /// <summary>Whoever may talk with a twin may hear what it remembers.</summary>
    private static readonly string[] Everybody = ["Reader"];

    public async Task AnswerAsync(Activity activity, Twin twin, string said, CancellationToken stop)
    {
        var cause = ActivityKey.Of(activity);
        var place = await places.OpenAsync(cause, stop);
        if (place.Ended) return;
        using var turn = await turns.TakeAsync(ActivityKey.Hash(activity.ChannelId, activity.Conversation.Id), stop);
        await using var stream = place.Message is null ? streams.Open(activity.Reference(), new StreamNotes(
            id => places.SetAsync(cause, place = place with { Message = id, IsStream = true }),
            () => places.SetAsync(cause, place = place with { Spoke = true }))) : null;
        stream?.Inform($"{twin.Name} is thinking…");
        if (stream is null && place.Message is null)
        {
            place = await replier.HoldAsync(activity, new OutgoingMessage { Text = $"*{CardText.Markdown(twin.Name, 80)} is thinking…*" }, stop);
            if (place.Ended) return;
        }
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, stream?.Stopped ?? CancellationToken.None);
        try
        {
            var talker = models.Talker();
            var task = await desk.PrepareAsync(Person.Of(activity).Key, twin, said, Everybody, place.At, both.Token);
            var (answer, shown) = await HearAsync(talker.AnswerAsync(task, both.Token), AnswerMessage.Head(twin), stream);
            var message = AnswerMessage.Of(twin, answer, talker.Identity, shown);
            var shownAs = stream is null ? await replier.EndAsync(activity, place, message, stop) : await FinishAsync(stream, activity, message, stop);
            await KeepAsync(activity, TalkDesk.Turn(TalkBook.IdOf(twin.Id, place.At, cause), place.At, task, answer, talker.Identity) with { Conversation = activity.Conversation.Root, Message = shownAs }, stop);
        }
        catch (OperationCanceledException) when (stream is { Stopped.IsCancellationRequested: true } && !stop.IsCancellationRequested)
        {
            // The reader pressed stop; nothing more is said.
        }
        await places.SetAsync(cause, place with { Ended = true });
    }

    private static async Task<(TalkAnswer Answer, string Shown)> HearAsync(IAsyncEnumerable<TalkStep> steps, string head, MessageStream? stream)
    {
        var shown = "";
        await foreach (var step in steps)
        {
            if (step is TalkStep.Done(var answer)) return (answer, shown);
            if (stream is null || step is not TalkStep.Speaking(var text)) continue;
            stream.Write(shown = head + text);
        }
        throw new InvalidOperationException("A talker ended without an answer.");
    }

    private static async Task<string?> FinishAsync(MessageStream stream, Activity activity, OutgoingMessage message, CancellationToken stop) =>
        await stream.FinishAsync(MessageBuilder.Build(message, activity.Conversation.Kind), stop) is var outcome and not StreamOutcome.Cancelled
            ? Replier.IdOf(outcome)
            : throw new OperationCanceledException("The reader stopped the stream.", stream.Stopped);

    private async Task KeepAsync(Activity activity, TalkTurn turn, CancellationToken stop)
    {
        var person = Person.Of(activity).Key;
        await book.KeepAsync(person, turn, stop);
        await states.ChangeAsync(activity.ChannelId, activity.Conversation.Id, state => state with { Person = person, Turn = turn.Id }, stop);
    }
}
