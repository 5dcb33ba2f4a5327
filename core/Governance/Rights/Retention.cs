using Twins.Core.Personas;
using Twins.Core.Studies.Reporting;
using Twins.Core.Tuning;

namespace Twins.Core.Governance.Rights;

/// <summary>
/// Takes out what may no longer be kept: evidence older than its build says, and twins of people whose consent has ended, with the
/// answers, talks and reports of every twin that had seen it. Nobody is barred by it: a consent that is renewed makes the twin anew.
/// </summary>
public sealed class Retention(ErasureStores stores, TimeProvider clock)
{
    /// <returns>What was taken out, by what it is.</returns>
    public async Task<IReadOnlyDictionary<string, int>> RunAsync(CancellationToken cancellationToken)
    {
        var (today, taken, builds) = (DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), new SortedDictionary<string, int>(StringComparer.Ordinal), new List<BuildEntry>());
        await foreach (var build in stores.Builds.ListAsync(cancellationToken)) builds.Add(build);
        foreach (var build in builds) await RunAsync(build, today, Add, cancellationToken);
        return taken;

        void Add(string what, int count)
        {
            if (count > 0) taken[what] = taken.GetValueOrDefault(what) + count;
        }
    }

    private async Task RunAsync(BuildEntry build, DateOnly today, Action<string, int> add, CancellationToken cancellationToken)
    {
        var (since, written) = (build.Since(today), Directory.Exists(build.Folder) ? TwinLibrary.Load(build.Folder).Twins.ToDictionary(t => t.Id, StringComparer.Ordinal) : []);
        foreach (var id in build.Twins)
        {
            var twin = written.GetValueOrDefault(id);
            var isOver = twin is { Subject.Consent: { } consent } && consent.Expires < today;
            if (!isOver && !(twin?.Memory.All.Any(i => i.Date < since) ?? false) && !await HasOldAsync(id, since, cancellationToken)) continue;
            // Evidence and document go last: by them it is seen that there is something to take out.
            add("answers in the ledger", await stores.Ledger.EraseAsync(id, cancellationToken));
            add("talks with twins", await stores.Talks.EraseTwinAsync(id, cancellationToken));
            await stores.Index.EraseAsync(id, cancellationToken);
            foreach (var folder in await stores.Reports.FindAsync([id], cancellationToken)) add("reports and files to train on", ReportFolder.Erase(folder) + TrainingExport.Erase(folder));
            if (isOver) await stores.Corpus.EraseAsync(id, cancellationToken);
            else add("pieces of evidence", (await stores.Corpus.RemoveAsync(id, i => i.Date < since, cancellationToken)).Count);
            DocumentErasure.Change(build.Folder, t => t.Id != id ? t : isOver ? null : TwinWithout.Evidence(t, i => i.Date < since));
            add(isOver ? "twins of people whose consent has ended" : "documents with evidence that was too old", twin is null ? 0 : 1);
        }
    }

    private async Task<bool> HasOldAsync(string twin, DateOnly? since, CancellationToken cancellationToken)
    {
        if (since is null) return false;
        await foreach (var item in stores.Corpus.ReadAsync(twin, cancellationToken)) if (item.Date < since) return true;
        return false;
    }
}
