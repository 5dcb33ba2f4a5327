using Twins.Core.Personas.Change.Watching;
using Twins.Core.Runs.Journal;
using Twins.Core.Runs.Sharing;
using Twins.Core.Storage;
using Twins.Core.Studies;

namespace Twins.Core.Runs.Nightly;

/// <summary>Makes of a night's order a run of a watch.</summary>
internal static class NightWatch
{
    /// <summary>A round of its own for each night, so that a night that is tried again finds what it bought.</summary>
    /// <exception cref="Documents.DocumentException">The campaign cannot be watched.</exception>
    public static async Task<(Study Study, RunWish Wish)> OfAsync(Study study, RunWish wish, Schedule schedule, DateOnly date, IRecordStore records, CancellationToken cancellationToken)
    {
        var id = CampaignWatch.IdOf(CampaignWatch.Check(study).Plan);
        var baselines = (await new WatchBook(records, id).ReadAsync(cancellationToken)).Where(p => p.IsBaseline).ToList();
        var isBaseline = baselines.Count is 0 || (date >= schedule.Baseline && !baselines.Any(b => DateOnly.FromDateTime(b.At.UtcDateTime) >= schedule.Baseline));
        var changes = wish.Changes with { Round = $"night {date:yyyy-MM-dd}", Replicates = study.Plan.Replicates * (isBaseline ? Watch.BaselineTimes : 1) };
        var campaign = study.Plan.Campaign;
        // A watch shows nothing.
        var plan = new StudyPlan(campaign with { Plan = changes.Apply(campaign.Plan) }, study.Plan.Panel, [], changes.Round);
        return (study with { Plan = plan }, wish with { Changes = changes, Watch = new WatchOrder(id, isBaseline) });
    }
}
