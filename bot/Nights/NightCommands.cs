using Twins.Bot.Activities;
using Twins.Bot.Cards;
using Twins.Bot.Commands;
using Twins.Bot.Replies;
using Twins.Core.Runs.Journal;
using Twins.Core.Runs.Nightly;

namespace Twins.Bot.Nights;

/// <summary>Shows the last night's sweep, and takes orders for the next ones.</summary>
public sealed class NightCommands(NightBook nights, RunJournal journal, NightSubscriptions subscriptions, BotModels models, BotOptions options, Replier replier)
{
    public async Task LastAsync(Activity activity, CancellationToken stop)
    {
        await foreach (var night in nights.ListAsync(null, stop))
        {
            var view = await NightView.OfAsync(night, journal, stop);
            await replier.ShowAsync(activity, NightCard.Of(view, models.Talker().Identity, line => Link(options, line)), $"The night of {night.Date:yyyy-MM-dd}", stop);
            return;
        }
        throw new CommandException("No night has been swept yet. A steward schedules campaigns; the sweep runs every night after that.");
    }

    public async Task SubscribeAsync(Activity activity, bool on, CancellationToken stop)
    {
        var (channel, conversation) = (activity.ChannelId, activity.Conversation.Root);
        // What was reported before it asked is no news.
        DateOnly? heard = null;
        if (on)
            await foreach (var night in nights.ListAsync(null, stop))
            {
                heard = night.Date;
                break;
            }
        await subscriptions.ChangeAsync(channel, conversation, known => on ? known ?? new NightSubscription(channel, conversation) { Posted = heard } : null, stop);
        var title = on ? "The nightly report comes here" : "The nightly report no longer comes here";
        var sentence = on ? "Once a night's runs are done, their report is posted here, with details in its thread. Say 'nightly stop' to end it." : "Say 'nightly here' to have it again.";
        await replier.ShowAsync(activity, NoticeCard.Of(title, sentence), title, stop);
    }

    internal static Uri? Link(BotOptions options, NightLine line) =>
        line is { Run: { } run, IsComplete: true } ? options.LinkTo($"/api/runs/{Uri.EscapeDataString(run)}/report") : null;
}
