using Microsoft.AspNetCore.Http.HttpResults;
using Twins.Core.Runs.Batching;
using Twins.Core.Runs.Journal;
using Twins.Core.Runs.Sharing;
using Twins.Core.Storage;
using Twins.Core.Studies.Reporting;
using Twins.Core.Workspace;
using Twins.Functions.Hosting;
using Twins.Functions.Http;
using Twins.Functions.Http.Idempotency;
using Twins.Functions.Http.Pages;
using Twins.Functions.Http.Paging;
using Twins.Functions.Http.Problems;
using Twins.Functions.Security;

namespace Twins.Functions.Runs;

/// <summary>Runs: ordered, looked at, cancelled, and read.</summary>
internal static class RunEndpoints
{
    public static void MapRuns(this IEndpointRouteBuilder app)
    {
        var runs = app.MapGroup("/api/runs").WithTags("Runs");
        runs.MapPost("", StartAsync).RequireAuthorization(Roles.Runner).AcceptIdempotencyKey().WithSummary("Start a run of a campaign");
        runs.MapGet("", ListAsync).WithSummary("Runs, newest first");
        runs.MapGet("{id}", FindAsync).WithSummary("Where a run stands");
        runs.MapPost("{id}/cancel", CancelAsync).RequireAuthorization(Roles.Runner).WithSummary("Stop a run; what was answered is reported");
        runs.MapGet("{id}/report", async (string id, IBlobStore blobs, CancellationToken stop) => new ReportPage(await FileAsync(id, ReportFolder.Page, blobs, stop))).WithSummary("The report as one page");
        runs.MapGet("{id}/results", async (string id, IBlobStore blobs, CancellationToken stop) => TypedResults.Stream(await FileAsync(id, ReportFolder.Json, blobs, stop), "application/json")).WithSummary("The report as JSON");
        runs.MapGet("{id}/answers", async (string id, IBlobStore blobs, CancellationToken stop) => TypedResults.Stream(await FileAsync(id, ReportFolder.Answers, blobs, stop), "text/csv; charset=utf-8", $"{id}.csv")).WithSummary("Every answer as CSV");
    }

    private static async Task<Started<RunStatus>> StartAsync(RunRequest request, Caller caller, HttpContext http, ModelPool models, WorkspaceStudies studies, RunDesk desk, RunJournal journal, CancellationToken stop)
    {
        var wish = request.Wish(caller.Name, IdempotencyKey.Of(http.Request) is { } key ? $"{caller.Id}|{key}" : null);
        if (wish.Budget is not null) Affordable(wish, models);
        // Heard now by whoever asks, not tonight by nobody.
        if (wish.Batch) models.Batches(wish.Model ?? throw new ProblemException(ProblemKinds.BadRequest, "'batch' needs a model; the offline respondent is free."));
        if (wish.Since is { } since) await ComparableAsync(since, request.Campaign, journal, stop);
        return Started(await studies.WithAsync(request.Study, study => desk.OrderAsync(study, wish, stop), stop));
    }

    /// <summary>A budget that cannot be kept must not be promised.</summary>
    private static void Affordable(RunWish wish, ModelPool models)
    {
        if (wish.Budget < 0) throw new ProblemException(ProblemKinds.BadRequest, "'budget' must not be negative.");
        if (wish.Model is null) throw new ProblemException(ProblemKinds.BadRequest, "'budget' needs a model; the offline respondent is free.");
        if (models.Options(wish.Model).Settings.Prices is null) throw new ProblemException(ProblemKinds.ModelNotSet, "'budget' needs to know what tokens cost: have TWINS_MODEL_PRICES set, or leave the budget out.");
    }

    private static async Task ComparableAsync(string since, string campaign, RunJournal journal, CancellationToken stop)
    {
        if (await journal.ReadAsync(since, stop) is not { Report: not null } run || run.Order.Campaign != campaign)
            throw new ProblemException(ProblemKinds.BadRequest, $"'since' must be the id of a run of '{campaign}' that has its report; GET /api/runs lists them.");
    }

    private static async Task<Ok<RunStatus>> FindAsync(string id, HttpContext http, RunJournal journal, IRecordStore records, CancellationToken stop)
    {
        var status = RunStatus.Of(await journal.ReadAsync(id, stop) ?? throw new KeyNotFoundException($"There is no run '{id}'."));
        if (status.IsOver) return TypedResults.Ok(status);
        http.Response.Headers.RetryAfter = ProblemWriter.Seconds(status.LookAgain);
        return TypedResults.Ok(status.Batches is null ? status : status with { Batches = status.Batches with { Trouble = (await BatchNotes.ReadAsync(records, id, stop)).Trouble } });
    }

    private static async Task<Page<RunStatus>> ListAsync(PageRequest page, RunJournal journal, CancellationToken stop)
    {
        var listed = await Page.TakeAsync(journal.ListAsync(page.After, stop), page, run => run.Place, stop);
        return new Page<RunStatus>([.. listed.Items.Select(item => RunStatus.Of(item.Run))], listed.Next) { Limit = page.Limit };
    }

    private static async Task<Started<RunStatus>> CancelAsync(string id, Caller caller, RunDesk desk, CancellationToken stop) => Started(await desk.CancelAsync(id, caller.Name, stop));

    private static Started<RunStatus> Started(RunView run) => new(RunStatus.Of(run), RunLinks.To(run.Id), RunStatus.Of(run).LookAgain);

    private static async Task<Stream> FileAsync(string id, string file, IBlobStore blobs, CancellationToken stop) =>
        await blobs.OpenAsync(RunReporter.BlobOf(id, file), stop) ?? throw new KeyNotFoundException($"The run '{id}' has no report yet, or there is no such run; look at {RunLinks.To(id)}.");
}
