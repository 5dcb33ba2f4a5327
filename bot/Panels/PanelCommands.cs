using System.Text.Json.Nodes;
using Twins.Bot.Activities;
using Twins.Bot.Cards;
using Twins.Bot.Commands;
using Twins.Bot.Inbox;
using Twins.Bot.Replies;
using Twins.Bot.Talking;
using Twins.Core.Governance;
using Twins.Core.Governance.Register;

namespace Twins.Bot.Panels;

/// <summary>Puts questions and messages to panels.</summary>
public sealed class PanelCommands(PanelDirectory directory, PanelRuns runs, PanelWatch watch, Disclosure disclosure, BotModels models, Replier replier, Places places)
{
    public async Task AskAsync(Activity activity, string? panelName, string words, CancellationToken stop)
    {
        var panel = await directory.FindAsync(panelName, stop);
        if (disclosure.Of(words) is { } card)
        {
            await replier.ShowAsync(activity, card, "This is a matter for a person", stop);
            return;
        }
        var cause = ActivityKey.Of(activity);
        // Refused before anything is shown.
        var title = PanelCampaign.Title(words);
        var place = await replier.HoldAsync(activity, Replier.Card(ProgressCard.Of(new ProgressView { Title = title, Respondent = models.Talker().Identity, Key = cause }), $"Asking the panel: {title}"), stop);
        if (place.Ended) return;
        try
        {
            var run = await runs.OrderAsync(panel, words, Person.Of(activity), cause, stop);
            await watch.BeginAsync(new PanelCard(activity.Reference(), place.Message!, run.Id, title, cause), stop);
        }
        catch (Exception e) when (e is CommandException or Core.Documents.DocumentException or Core.Respondents.ModelFaultException or SignOffException or AuditException)
        {
            await replier.PutAsync(activity.Reference(), place.Message!, Replier.Card(ErrorCard.Of(e.Message, "Nothing was asked."), e.Message), stop);
        }
        catch (ConsentException e)
        {
            await replier.PutAsync(activity.Reference(), place.Message!, Replier.Card(ConsentCard.Of(e.Twin, e.Standing.Sentence), e.Message), stop);
        }
        await places.SetAsync(cause, place with { Ended = true });
    }

    /// <exception cref="CommandException">There is no such panel.</exception>
    public Task FindAsync(string? name, CancellationToken stop) => directory.FindAsync(name, stop);

    /// <summary>The button that opens the form.</summary>
    public Task OfferAsync(Activity activity, CancellationToken stop) => replier.ShowAsync(activity, PanelOfferCard.Of(ActivityKey.Of(activity)), "Ask a panel", stop);

    /// <param name="problem">What was wrong with what was sent before.</param>
    public async Task<JsonObject> FormAsync(string key, string? problem, PanelAsk? before, CancellationToken stop) =>
        PanelDialog.Of(new PanelDialogView(await directory.ChoicesAsync(stop), key, problem) { Before = before });
}
