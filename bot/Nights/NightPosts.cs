using Twins.Adapters.Teams;
using Twins.Bot.Cards;
using Twins.Bot.Inbox;
using Twins.Bot.Replies;
using Twins.Core.Runs.Journal;
using Twins.Core.Runs.Nightly;
using Twins.Core.Storage;

namespace Twins.Bot.Nights;

/// <summary>Posts a night's report to the conversations that asked for it, once its runs are over; details go into the thread.</summary>
public sealed class NightPosts(NightBook nights, RunJournal journal, NightSubscriptions subscriptions, KnownConversations conversations, ConnectorClient connector, Places places, IRecordStore records, BotModels models, BotOptions options, TimeProvider clock)
{
    /// <summary>What is older is no news; a night's batches take up to a day.</summary>
    private static readonly TimeSpan News = TimeSpan.FromHours(36);

    /// <summary>May be done at any time, by any process, and as often as one likes.</summary>
    public async Task LookAsync(CancellationToken stop)
    {
        if (await NewestAsync(stop) is not { } view) return;
        await using var lease = await Lease.TryTakeAsync(records, "bot-nightly", "bot", clock, stop);
        if (lease is null) return;
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, lease.Lost);
        await foreach (var subscription in subscriptions.ListAsync(both.Token))
            if (subscription.Posted is not { } last || last < view.Night.Date) await PostAsync(subscription, view, both.Token);
    }

    /// <returns>Null when there is none, or when it is not over yet.</returns>
    private async Task<NightView?> NewestAsync(CancellationToken stop)
    {
        await foreach (var night in nights.ListAsync(null, stop))
        {
            if (night.Through is null || clock.GetUtcNow() - night.Begun > News) return null;
            var view = await NightView.OfAsync(night, journal, stop);
            return view.Lines.Any(line => line.State is "running") ? null : view;
        }
        return null;
    }

    private async Task PostAsync(NightSubscription subscription, NightView view, CancellationToken stop)
    {
        if (await conversations.FindAsync(subscription.Channel, subscription.Conversation, stop) is not { } known)
        {
            // The bot was taken out of it.
            await subscriptions.ChangeAsync(subscription.Channel, subscription.Conversation, _ => null, stop);
            return;
        }
        try
        {
            var thread = await BeginAsync(known.To(), subscription, view, stop);
            if (thread is not null) await DetailsAsync(thread, subscription, view, stop);
        }
        catch (UndeliveredException)
        {
            // Tried again with the next look; the others need not wait for it.
            return;
        }
        await subscriptions.ChangeAsync(subscription.Channel, subscription.Conversation, now => now is null ? null : now with { Posted = view.Night.Date }, stop);
    }

    /// <returns>Where the details go; null when nobody hears them.</returns>
    private async Task<ConversationReference?> BeginAsync(ConversationReference where, NightSubscription subscription, NightView view, CancellationToken stop)
    {
        var cause = Cause(subscription, view, 0);
        var place = await places.OpenAsync(cause, stop);
        if (place.Ended) return place.Message is { } known ? where with { ConversationId = known } : null;
        var card = Replier.Card(NightCard.Of(view, models.Talker().Identity, line => NightCommands.Link(options, line)), $"The night of {view.Night.Date:yyyy-MM-dd}");
        var activity = MessageBuilder.Build(card, where.Kind);
        var outcome = where.Kind is ConversationKind.Channel
            ? await connector.PostToChannelAsync(where, where.ConversationId, activity, stop)
            : await connector.SendAsync(where, activity, stop);
        var isThere = Replier.Sent(outcome) is not null || outcome is ConnectorOutcome.Created;
        var thread = outcome is ConnectorOutcome.Created created ? created.ConversationId : where.ConversationId;
        await places.SetAsync(cause, place with { Message = isThere ? thread : null, Ended = true });
        return isThere ? where with { ConversationId = thread } : null;
    }

    private async Task DetailsAsync(ConversationReference thread, NightSubscription subscription, NightView view, CancellationToken stop)
    {
        var details = NightDetails.Of(view, models.Talker().Identity);
        for (var i = 0; i < details.Count; i++)
        {
            var cause = Cause(subscription, view, i + 1);
            var place = await places.OpenAsync(cause, stop);
            if (place.Ended) continue;
            Replier.Sent(await connector.SendAsync(thread, MessageBuilder.Build(new OutgoingMessage { Text = details[i], ByAi = true }, thread.Kind), stop));
            await places.SetAsync(cause, place with { Ended = true });
        }
    }

    private static string Cause(NightSubscription subscription, NightView view, int part) =>
        ActivityKey.Hash("night", view.Night.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), subscription.Channel, subscription.Conversation, part.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
