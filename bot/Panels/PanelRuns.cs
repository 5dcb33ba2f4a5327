using Twins.Bot.Activities;
using Twins.Bot.Commands;
using Twins.Core.Runs.Journal;
using Twins.Core.Runs.Sharing;
using Twins.Core.Studies;
using Twins.Core.Workspace;

namespace Twins.Bot.Panels;

/// <summary>Orders runs for what people ask panels.</summary>
public sealed class PanelRuns(WorkspaceStudies studies, RunDesk desk, RunJournal journal, BotModels models, BotOptions options)
{
    /// <summary>Tells runs that were ordered in a chat from those of campaigns.</summary>
    private const string Prefix = "chat-";

    /// <summary>Stops a run that was ordered in a chat. What a button sends is anybody's word, and other runs are not for everybody to stop.</summary>
    /// <exception cref="CommandException">It is another run, or none.</exception>
    public async Task CancelAsync(string run, Person by, CancellationToken cancellationToken)
    {
        if (await journal.ReadAsync(run, cancellationToken) is not { } view || !view.Order.Campaign.StartsWith(Prefix, StringComparison.Ordinal)) throw new CommandException("That run was not started in a chat, so it cannot be stopped from one.");
        await desk.CancelAsync(run, NameOf(by), cancellationToken);
    }

    /// <summary>The same cause gives the same run, however often it is ordered.</summary>
    /// <exception cref="Core.Documents.DocumentException">The panel cannot be asked.</exception>
    public async Task<RunView> OrderAsync(WorkspaceDocument panel, string words, Person by, string cause, CancellationToken cancellationToken)
    {
        var campaign = PanelCampaign.Of(panel, $"{Prefix}{ContentHash.Of(new[] { panel.Id, words })[..12]}", words);
        var wish = new RunWish(NameOf(by), $"bot|{cause}")
        {
            Model = models.Model(),
            // A budget that cannot be kept must not be promised.
            Budget = models.Model() is not null && models.HasPrices() ? options.PanelBudget : null,
        };
        return await studies.WithAsync(campaign, new(), study => desk.OrderAsync(study, wish, cancellationToken), cancellationToken);
    }

    private static string NameOf(Person person) => person.Name is { Length: > 0 } name ? $"{name} in Teams" : "somebody in Teams";
}
