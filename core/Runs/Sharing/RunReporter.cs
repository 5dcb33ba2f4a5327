using Twins.Core.Personas.Change.Watching;
using Twins.Core.Respondents;
using Twins.Core.Runs.Journal;
using Twins.Core.Runs.Telemetry;
using Twins.Core.Storage;
using Twins.Core.Studies.Reporting;

namespace Twins.Core.Runs.Sharing;

/// <summary>What is done when a run is over and before its report stands; may be done twice and must not mind.</summary>
public delegate Task RunOver(RunView run, RunEvent.Reported report, CancellationToken cancellationToken);

/// <summary>Makes the report of a run that is over: a replay of its plan from the ledger, which buys nothing.</summary>
public sealed class RunReporter(RunStores stores, RunJournal journal, StudyShelf studies, RespondentFor respondents, RunReporterOptions options, TimeProvider clock)
{
    private static readonly TimeSpan LookAgain = Lease.Length + TimeSpan.FromSeconds(5);

    private readonly RunSteps steps = new(stores, journal, clock);
    private readonly CellShelf cells = new(stores.Blobs);

    /// <summary>The blob of one of a run's files, such as <see cref="ReportFolder.Page"/>.</summary>
    public static string BlobOf(string run, string file) => $"runs/{run}/{file}";

    internal static string LeaseOf(string run) => $"{run}/report";

    /// <exception cref="OperationCanceledException">The process stops, or the lease was lost; the message must come again.</exception>
    public async Task ReportAsync(ReportMessage message, CancellationToken stop)
    {
        var view = await journal.ReadAsync(message.Run, stop);
        if (view is null || RunDecider.Next(view.State) is not RunStep.Finish(var end)) return;
        if (view.Report is null && !await ReportAsync(view, end, stop)) return;
        await steps.PassAsync(view, stop);
    }

    /// <returns>False when somebody else is at it.</returns>
    private async Task<bool> ReportAsync(RunView view, RunEnd end, CancellationToken stop)
    {
        await using var lease = await Lease.TryTakeAsync(stores.Records, LeaseOf(view.Id), options.Name, clock, stop);
        if (lease is null) return await AgainAsync(view, stop);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, lease.Lost);
        using var span = RunTelemetry.Report(view);
        var folder = new ReportFolder(Path.Combine(options.Scratch, $"{view.Id}-{Path.GetRandomFileName()}"));
        try
        {
            if (await WriteAsync(view, end, folder, both.Token) is not { } reported) return await AgainAsync(view, stop);
            await options.Over(view, reported, both.Token);
            await journal.AppendAsync(view.Id, v => v.Report is null ? reported : null, both.Token);
            RunTelemetry.Tell(span, view, reported);
            return true;
        }
        finally
        {
            if (Directory.Exists(folder.Path)) Directory.Delete(folder.Path, recursive: true);
        }
    }

    private async Task<bool> AgainAsync(RunView view, CancellationToken stop)
    {
        await stores.Queue.SendAsync(new ReportMessage(view.Id), LookAgain, stop);
        return false;
    }

    /// <returns>Null when another run of the same watch was reported meanwhile.</returns>
    private async Task<RunEvent.Reported?> WriteAsync(RunView view, RunEnd end, ReportFolder folder, CancellationToken cancellationToken)
    {
        var study = await studies.TakeAsync(view.Order);
        var respondent = respondents(view.Order.Model, new Till(stores.Ledger, budget: null, view.Id, clock));
        var isWhole = end.Kind is RunEndKind.Completed;
        var book = view.Order.Watch is { } watch ? new WatchBook(stores.Records, watch.Id) : null;
        var run = new StudyRun(study, isWhole ? respondent : new AskedOnly(respondent), options.Concurrency, clock)
        {
            Replayed = new RunRecord(end, view.Usage, view.Latest - view.Begun),
            Since = view.Order.Since is { } since ? await cells.TakeAsync(since, cancellationToken) : null,
            Watched = book is null ? null : new WatchedRun(view.Id, view.Begun, view.Order.Watch!.IsBaseline, study.Plan, await book.ReadAsync(cancellationToken)),
        };
        var (_, report) = await run.RunAsync(folder, forecast: null, spentBefore: default, cancellationToken);
        foreach (var file in new[] { ReportFolder.Answers, ReportFolder.Json, ReportFolder.Page })
        {
            await using var content = File.OpenRead(Path.Combine(folder.Path, file));
            await stores.Blobs.WriteAsync(BlobOf(view.Id, file), content, cancellationToken);
        }
        if (book is not null && run.Watched?.New is { } point && !await book.TryAppendAsync(point, cancellationToken)) return null;
        if (run.Cells is not null) await cells.KeepAsync(view.Id, run.Cells, cancellationToken);
        return new RunEvent.Reported(end, report.Verdict.Sentence, report.Changes?.Sentence ?? report.Drift?.Sentence ?? run.Watched?.LeftOut, report.Drift?.Verdict) { At = clock.GetUtcNow() };
    }

    /// <summary>Of a run that was stopped, what got no reply was never asked, or may still be; it is no failure.</summary>
    private sealed class AskedOnly(IRespondent inner) : IRespondent
    {
        public RespondentIdentity Identity => inner.Identity;

        public async Task<Response> AskAsync(Studies.Evaluation evaluation, CancellationToken cancellationToken)
        {
            // The offline respondent answers anything; what a stopped run had not come to is unknown, and answered with the rest.
            var response = await inner.AskAsync(evaluation, cancellationToken);
            return response.Outcomes.All(o => o is Outcome.Failed) ? throw new NotAskedException() : response;
        }
    }
}

/// <param name="Name">This process.</param>
/// <param name="Scratch">A folder for files under way.</param>
/// <param name="Concurrency">How many answers are read at once.</param>
/// <param name="Over">Tells whoever waits for the run.</param>
public sealed record RunReporterOptions(string Name, string Scratch, int Concurrency, RunOver Over);
