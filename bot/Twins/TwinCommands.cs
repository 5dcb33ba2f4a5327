using System.Text.Json.Nodes;
using Twins.Bot.Activities;
using Twins.Bot.Cards;
using Twins.Bot.Inbox;
using Twins.Bot.Replies;

namespace Twins.Bot.Twins;

/// <summary>Shows who there is.</summary>
public sealed class TwinCommands(TwinDirectory directory, TwinLines lines, BotModels models, Replier replier)
{
    /// <summary>Resolved for one card; it shows fewer.</summary>
    private const int PageSize = 7;

    public async Task BrowseAsync(Activity activity, CancellationToken stop) =>
        await replier.ShowAsync(activity, await PageAsync(null, ActivityKey.Of(activity), stop), "Twins to talk with", stop);

    /// <param name="after">Begins behind this twin.</param>
    public async Task<JsonObject> PageAsync(string? after, string key, CancellationToken stop)
    {
        var (shown, total) = (new List<TwinLine>(), 0);
        var rest = new List<TwinEntry>();
        await foreach (var entry in directory.ListAsync(null, stop))
        {
            total++;
            if (after is null || string.CompareOrdinal(entry.Id, after) > 0) rest.Add(entry);
        }
        foreach (var entry in rest.Take(PageSize)) shown.Add(await lines.OfAsync(entry, stop));
        return TwinsCard.Of(new TwinsView(shown, total, models.Talker().Identity, key));
    }
}
