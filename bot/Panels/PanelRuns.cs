using Twins.Bot.Activities;
using Twins.Core.Runs.Journal;
using Twins.Core.Runs.Sharing;
using Twins.Core.Studies;
using Twins.Core.Workspace;

namespace Twins.Bot.Panels;

/// <summary>Orders runs for what people ask panels.</summary>
public sealed class PanelRuns(WorkspaceStudies studies, RunDesk desk, BotModels models, BotOptions options)
{
    /// <summary>The same cause gives the same run, however often it is ordered.</summary>
    /// <exception cref="Core.Documents.DocumentException">The panel cannot be asked.</exception>
    public async Task<RunView> OrderAsync(WorkspaceDocument panel, string words, Person by, string cause, CancellationToken cancellationToken)
    {
        var campaign = PanelCampaign.Of(panel, $"chat-{ContentHash.Of(new[] { panel.Id, words })[..12]}", words);
        var wish = new RunWish(by.Name is { Length: > 0 } name ? $"{name} in Teams" : "somebody in Teams", $"bot|{cause}")
        {
            Model = models.Model(),
            // A budget that cannot be kept must not be promised.
            Budget = models.Model() is not null && models.HasPrices() ? options.PanelBudget : null,
        };
        return await studies.WithAsync(campaign, new(), study => desk.OrderAsync(study, wish, cancellationToken), cancellationToken);
    }
}
