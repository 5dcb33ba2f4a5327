using System.Security.Cryptography;
using Twins.Core.Runs.Journal;
using Twins.Core.Runs.Sharing;

namespace Twins.Core.Runs.Batching;

/// <summary>Writes down the next part of a run's batches.</summary>
internal sealed class PartPlanner(RunStores stores, RunJournal journal, BatchWorkerOptions options, TimeProvider clock)
{
    public static string FolderOf(string run) => $"batches/{run}";

    public async Task<bool> PlanAsync(Dealings run, CancellationToken cancellationToken)
    {
        var view = run.View;
        if (view.Batch.Next(view) is not { } range) return false;
        Directory.CreateDirectory(options.Scratch);
        await using var lines = new FileStream(Path.Combine(options.Scratch, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        var written = await WriteAsync(run, range, lines, cancellationToken);
        if (written.Poor && written.Calls < (view.Batch.Parts is 0 ? 1 : options.Limits.LeastCalls))
        {
            if (!view.Batch.Open.IsEmpty)
            {
                await BatchNotes.ChangeAsync(stores.Records, view.Id, notes => notes with { Poor = view.Batch.Ended.Count }, cancellationToken);
                return false;
            }
            // Nobody will give anything back: what is left is asked online, as far as the money goes.
            written = new WrittenPart(range.To, 0, 0, 0, Poor: true);
        }
        var plan = new BatchPlan(view.Batch.Parts, range.From, written.To, written.Calls, written.Bytes, view.Left is null ? null : written.Ceiling);
        if (written.Calls > 0) plan = plan with { File = await KeepAsync(view, plan.Part, lines, cancellationToken) };
        await journal.AppendAsync(view.Id, v => v.State.Stop is null && v.Batch.Parts == plan.Part && v.Batch.Next(v) == range && !(plan.Grant > v.Left) ? new RunEvent.BatchPlanned(plan) { At = clock.GetUtcNow() } : null, cancellationToken);
        return true;
    }

    private Task<WrittenPart> WriteAsync(Dealings run, BatchRange range, Stream lines, CancellationToken cancellationToken)
    {
        var most = Math.Min(run.Account.MostLines, run.View.Batch.MostCalls ?? int.MaxValue);
        var piece = range with { To = Math.Min(range.To, range.From + options.Limits.Evaluations) };
        return new PartWriter(stores.Ledger, run.Plan, run.Model, run.Account, most).WriteAsync(piece, run.View.Left, lines, cancellationToken);
    }

    /// <summary>Named by its content, so that a worker that has lost its lease replaces nobody's lines with others.</summary>
    private async Task<string> KeepAsync(RunView view, int part, Stream lines, CancellationToken cancellationToken)
    {
        lines.Position = 0;
        var name = $"{FolderOf(view.Id)}/{part}-{Convert.ToHexStringLower(await SHA256.HashDataAsync(lines, cancellationToken))[..32]}.jsonl";
        lines.Position = 0;
        await stores.Blobs.WriteAsync(name, lines, cancellationToken);
        return name;
    }
}
