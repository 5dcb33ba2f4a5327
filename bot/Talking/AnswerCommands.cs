using System.Text.Json;
using Twins.Bot.Activities;
using Twins.Bot.Cards;
using Twins.Bot.Commands;
using Twins.Bot.Inbox;
using Twins.Bot.Replies;
using Twins.Core.Respondents;
using Twins.Core.Talks;
using Twins.Core.Workspace;

namespace Twins.Bot.Talking;

/// <summary>What people do with an answer: ask what it rests on, judge it, report it.</summary>
public sealed class AnswerCommands(TalkStates states, TalkBook book, FeedbackBook feedback, WorkspaceTwins twins, Replier replier)
{
    private const string NothingSaid = "No twin has said anything here yet. Say 'talk to' and a name first.";

    public async Task WhyAsync(Activity activity, CancellationToken stop)
    {
        var turn = await LastAsync(activity, stop) ?? throw new CommandException(NothingSaid);
        var twin = await twins.ResolveAsync(turn.Twin, stop);
        var known = twin.Memory.All.ToDictionary(item => item.Id, StringComparer.Ordinal);
        var view = new WhyView
        {
            Twin = twin.Name,
            Question = turn.Said,
            Respondent = turn.IsLanguageModel ? RespondentIdentity.OfModel(turn.Respondent) : new Core.Respondents.Offline.OfflineRespondent().Identity,
            TwinVersion = turn.TwinVersion,
            PromptVersion = turn.IsLanguageModel ? turn.PromptVersion : null,
            TurnsRemembered = turn.IsLanguageModel ? turn.Remembered : 0,
            // Evidence that left the twin since cannot be shown any more.
            Evidence = [.. turn.Evidence.Where(e => known.ContainsKey(e.Id)).OrderBy(e => e.Position ?? int.MaxValue).Select(e => new ShownEvidence(known[e.Id], e.Position is not null))],
        };
        await replier.ShowAsync(activity, WhyCard.Of(view), $"What stands behind {twin.Name}'s answer", stop);
    }

    public async Task ReportAsync(Activity activity, string? comment, CancellationToken stop)
    {
        var turn = await LastAsync(activity, stop);
        if (turn is null && comment is null) throw new CommandException(NothingSaid);
        var kept = await feedback.KeepAsync(FeedbackKind.Report, Person.Of(activity).Key, comment, turn, ActivityKey.Of(activity), stop);
        await replier.ShowAsync(activity, ReportCard.Of("The stewards of these twins look at it; it stands in their list with your words and the answer.", kept.Id[^16..]), "Thank you, your report is in", stop);
    }

    /// <summary>The form that Teams shows under an answer.</summary>
    public async Task JudgeAsync(Activity activity, CancellationToken stop)
    {
        if (Judgement(activity.Value) is not var (kind, comment)) return;
        var turn = await AboutAsync(activity, stop);
        await feedback.KeepAsync(kind, Person.Of(activity).Key, comment, turn, activity.ReplyToId ?? ActivityKey.Of(activity), stop);
    }

    /// <summary>A thumb or a heart on a message.</summary>
    public async Task ReactAsync(Activity activity, CancellationToken stop)
    {
        if (!activity.ReactionsAdded.Any(r => r is "like" or "heart") || await AboutAsync(activity, stop) is not { } turn || activity.ReplyToId is null) return;
        await feedback.KeepAsync(FeedbackKind.Like, Person.Of(activity).Key, null, turn, activity.ReplyToId, stop);
    }

    /// <summary>Teams does not always say which message is meant; the person's last answer then is.</summary>
    private async Task<TalkTurn?> AboutAsync(Activity activity, CancellationToken stop) => activity.ReplyToId is { } message
        ? (await book.FindAsync(activity.Conversation.Root, message, stop))?.Turn
        : await LastAsync(activity, stop);

    private async Task<TalkTurn?> LastAsync(Activity activity, CancellationToken stop)
    {
        var state = await states.ReadAsync(activity.ChannelId, activity.Conversation.Id, stop);
        return state is { Person: { } person, Turn: { } turn } ? await book.ReadAsync(person, turn, stop) : null;
    }

    /// <summary>The form's value is text within text, and clients differ in what they leave out.</summary>
    private static (FeedbackKind Kind, string? Comment)? Judgement(JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.Object || !value.TryGetProperty("actionValue", out var given) || given.ValueKind is not JsonValueKind.Object) return null;
        var reaction = given.TryGetProperty("reaction", out var said) && said.ValueKind is JsonValueKind.String ? said.GetString() : null;
        FeedbackKind? kind = reaction switch { "like" => FeedbackKind.Like, "dislike" => FeedbackKind.Dislike, _ => null };
        return kind is { } known ? (known, given.TryGetProperty("feedback", out var form) ? Comment(form) : null) : null;
    }

    private static string? Comment(JsonElement form)
    {
        try
        {
            if (form.ValueKind is JsonValueKind.String && form.GetString() is { Length: > 0 } text) form = JsonDocument.Parse(text).RootElement;
            return form.ValueKind is JsonValueKind.Object && form.TryGetProperty("feedbackText", out var words) && words.ValueKind is JsonValueKind.String ? words.GetString() : null;
        }
        catch (JsonException)
        {
            // Words that are no form are words all the same.
            return form.GetString();
        }
    }
}
