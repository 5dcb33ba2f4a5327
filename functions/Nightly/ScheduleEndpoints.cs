using Microsoft.AspNetCore.Http.HttpResults;
using Twins.Core.Personas.Change.Watching;
using Twins.Core.Runs.Nightly;
using Twins.Core.Studies;
using Twins.Core.Workspace;
using Twins.Functions.Http.Paging;
using Twins.Functions.Http.Problems;
using Twins.Functions.Http.Tags;
using Twins.Functions.Security;

namespace Twins.Functions.Nightly;

/// <summary>Which campaigns are asked night after night.</summary>
internal static class ScheduleEndpoints
{
    public static void MapSchedules(this IEndpointRouteBuilder app)
    {
        var schedules = app.MapGroup("/api/schedules").WithTags("Nights");
        schedules.MapGet("", (PageRequest page, ScheduleBook book, CancellationToken stop) => Page.TakeAsync(book.ListAsync(page.After, stop), page, s => s.Campaign, stop)).WithSummary("Schedules, by campaign");
        schedules.MapGet("{campaign}", FindAsync).WithSummary("A campaign's schedule");
        schedules.MapPut("{campaign}", WriteAsync).RequireAuthorization(Roles.Steward).WithSummary("Have a campaign asked every night");
        schedules.MapDelete("{campaign}", DeleteAsync).RequireAuthorization(Roles.Steward).WithSummary("Ask a campaign no more at night");
    }

    private static async Task<Tagged<Schedule>> FindAsync(string campaign, ScheduleBook book, CancellationToken stop)
    {
        var found = await NeedAsync(campaign, book, stop);
        return new Tagged<Schedule>(found.Schedule, found.Tag);
    }

    private static async Task<Tagged<Schedule>> WriteAsync(string campaign, Schedule schedule, Preconditions seen, ScheduleBook book, WorkspaceStore store, WorkspaceStudies studies, CancellationToken stop)
    {
        // Told now to whoever writes it, not at two in the morning to nobody.
        if (await store.FindAsync(DocumentKind.Campaign, campaign, stop) is null) throw new KeyNotFoundException($"There is no campaign '{campaign}'.");
        var known = await book.FindAsync(campaign, stop);
        seen.Require(known?.Tag);
        ScheduleBook.Check(campaign, schedule);
        if (schedule.Watch) await CheckWatchAsync(campaign, schedule, studies, stop);
        var tag = await book.TryWriteAsync(campaign, known?.Tag, schedule, stop) ?? throw SomebodyWasFirst();
        return new Tagged<Schedule>(schedule, tag) { CreatedAt = known is null ? $"/api/schedules/{campaign}" : null };
    }

    private static async Task<NoContent> DeleteAsync(string campaign, Preconditions seen, ScheduleBook book, CancellationToken stop)
    {
        var found = await NeedAsync(campaign, book, stop);
        seen.Check(found.Tag);
        return await book.TryWriteAsync(campaign, found.Tag, null, stop) is null ? throw SomebodyWasFirst() : TypedResults.NoContent();
    }

    private static async Task CheckWatchAsync(string campaign, Schedule schedule, WorkspaceStudies studies, CancellationToken stop)
    {
        foreach (var panel in schedule.Asked)
            await studies.WithAsync(new StudyWish(campaign) { Changes = new PlanChanges(schedule.Replicates, Panel: panel) }, study => Task.FromResult(CampaignWatch.Check(study)), stop);
    }

    private static async Task<ScheduledCampaign> NeedAsync(string campaign, ScheduleBook book, CancellationToken stop) =>
        await book.FindAsync(campaign, stop) ?? throw new KeyNotFoundException($"The campaign '{campaign}' has no schedule.");

    private static ProblemException SomebodyWasFirst() => new(ProblemKinds.PreconditionFailed, ProblemKinds.PreconditionFailed.Advice);
}
