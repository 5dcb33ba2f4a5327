using Microsoft.AspNetCore.Http.HttpResults;
using Twins.Core.Runs.Journal;
using Twins.Core.Runs.Sharing;
using Twins.Core.Storage;
using Twins.Core.Studies.Reporting;
using Twins.Core.Workspace;

namespace Twins.Functions.Runs;

/// <summary>Runs: ordered, looked at, cancelled, and read.</summary>
internal static class RunEndpoints
{
    private const int MostListed = 100;

    public static void MapRuns(this IEndpointRouteBuilder app)
    {
        var runs = app.MapGroup("/api/runs").WithTags("Runs");
        runs.MapPost("", StartAsync).RequireAuthorization("Runner").WithSummary("Start a run of a campaign");
        runs.MapGet("", ListAsync).WithSummary("Runs, newest first");
        runs.MapGet("{id}", FindAsync).WithSummary("Where a run stands");
        runs.MapPost("{id}/cancel", CancelAsync).RequireAuthorization("Runner").WithSummary("Stop a run; what was answered is reported");
        runs.MapGet("{id}/report", (string id, IBlobStore blobs, CancellationToken stop) => FileAsync(id, ReportFolder.Page, "text/html; charset=utf-8", blobs, stop)).WithSummary("The report as one page");
        runs.MapGet("{id}/results", (string id, IBlobStore blobs, CancellationToken stop) => FileAsync(id, ReportFolder.Json, "application/json", blobs, stop)).WithSummary("The report as JSON");
        runs.MapGet("{id}/answers", (string id, IBlobStore blobs, CancellationToken stop) => FileAsync(id, ReportFolder.Answers, "text/csv; charset=utf-8", blobs, stop)).WithSummary("Every answer as CSV");
    }

    private static async Task<Accepted<RunStatus>> StartAsync(RunRequest request, HttpContext http, WorkspaceStudies studies, RunDesk desk, CancellationToken stop)
    {
        var key = http.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } sent ? $"{http.User.Identity?.Name}|{sent}" : null;
        var wish = request.Wish(http.User.Identity?.Name ?? "somebody", key);
        var run = await studies.WithAsync(request.Study, study => desk.OrderAsync(study, wish, stop), stop);
        return Accepted(http, run);
    }

    private static async Task<Results<Ok<RunStatus>, NotFound>> FindAsync(string id, HttpContext http, RunJournal journal, CancellationToken stop)
    {
        if (await journal.ReadAsync(id, stop) is not { } run) return TypedResults.NotFound();
        var status = RunStatus.Of(run);
        if (!status.IsOver) http.Response.Headers.RetryAfter = Patience(status);
        return TypedResults.Ok(status);
    }

    private static async Task<Ok<RunPage>> ListAsync(RunJournal journal, CancellationToken stop, string? after = null, int limit = 20)
    {
        var items = new List<RunStatus>();
        string? place = null;
        await foreach (var (at, id) in journal.ListAsync(after, stop))
        {
            if (await journal.ReadAsync(id, stop) is { } run) items.Add(RunStatus.Of(run));
            place = at;
            if (items.Count >= Math.Clamp(limit, 1, MostListed)) break;
        }
        return TypedResults.Ok(new RunPage(items, items.Count < Math.Clamp(limit, 1, MostListed) ? null : place));
    }

    private static async Task<Accepted<RunStatus>> CancelAsync(string id, HttpContext http, RunDesk desk, CancellationToken stop) =>
        Accepted(http, await desk.CancelAsync(id, http.User.Identity?.Name ?? "somebody", stop));

    private static async Task<Results<FileStreamHttpResult, NotFound>> FileAsync(string id, string file, string type, IBlobStore blobs, CancellationToken stop) =>
        await blobs.OpenAsync(RunReporter.BlobOf(id, file), stop) is { } content ? TypedResults.Stream(content, type) : TypedResults.NotFound();

    private static Accepted<RunStatus> Accepted(HttpContext http, RunView run)
    {
        var status = RunStatus.Of(run);
        http.Response.Headers.RetryAfter = Patience(status);
        return TypedResults.Accepted(status.Links.Self, status);
    }

    private static string Patience(RunStatus status) => Math.Clamp((int)(status.SecondsLeft ?? 1), 1, 30).ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <param name="Next">Give it as <c>after</c> for what follows; null at the end.</param>
public sealed record RunPage(IReadOnlyList<RunStatus> Items, string? Next);
