using Twins.Bot.Activities;
using Twins.Bot.Cards;
using Twins.Bot.Panels;
using Twins.Bot.Privacy;
using Twins.Bot.Replies;
using Twins.Bot.Talking;
using Twins.Bot.Twins;

namespace Twins.Bot.Commands;

/// <summary>What buttons do, once it is their turn in the queue.</summary>
public sealed class CardCommands(TwinCommands twins, TalkCommands talks, PanelCommands panels, PrivacyCommands privacy, PanelRuns runs, Greeter greeter, Replier replier)
{
    public Task DoAsync(Activity activity, CardPress press, CancellationToken stop) => press.Verb switch
    {
        "twins" => BrowseAsync(activity, press, stop),
        "talk" when press["twin"] is { } twin => TalkAsync(activity, twin, stop),
        "ask" when press["twin"] is { } twin && press["text"] is { } text => talks.AskAsync(activity, twin, text, stop),
        "panel.open" => panels.OfferAsync(activity, stop),
        "panel.start" when press[PanelDialog.Panel] is { } panel && PanelForm.Words(press) is { } words => panels.AskAsync(activity, panel, words, stop),
        "cancel" when press["run"] is { } run => runs.CancelAsync(run, Person.Of(activity), stop),
        "forget" => privacy.ForgetAsync(activity, stop),
        "forget.ask" => privacy.OfferAsync(activity, stop),
        "forget.keep" => replier.ShowAsync(activity, NoticeCard.Of("Nothing was deleted"), "Nothing was deleted", stop),
        "help" => greeter.HelpAsync(activity, stop),
        _ => throw new CommandException("This button is of an older version and does nothing any more."),
    };

    private async Task BrowseAsync(Activity activity, CardPress press, CancellationToken stop) =>
        await replier.ShowAsync(activity, await twins.PageAsync(press["after"], press.Key, stop), "Twins to talk with", stop);

    private async Task TalkAsync(Activity activity, string twin, CancellationToken stop) =>
        await replier.ShowAsync(activity, await talks.BeginAsync(activity, twin, stop), "You talk with a twin", stop);
}
