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
        var (over, old) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var id in build.Twins)
        {
            var twin = written.GetValueOrDefault(id);
            if (twin is { Subject.Consent: { } consent } && consent.Expires < today) over.Add(id);
            else if (twin?.Memory.All.Any(i => i.Date < since) is true || await HasOldAsync(id, since, cancellationToken)) old.Add(id);
            else continue;
            add("answers in the ledger", await stores.Ledger.EraseAsync(id, cancellationToken));
            add("talks with twins", await stores.Talks.EraseTwinAsync(id, cancellationToken));
            await stores.Index.EraseAsync(id, cancellationToken);
            foreach (var folder in await stores.Reports.FindAsync([id], cancellationToken)) add("reports and files to train on", ReportFolder.Erase(folder) + TrainingExport.Erase(folder));
            // Evidence after what was made of it, and documents last: by these it is seen that there is something to take out.
            if (over.Contains(id)) await stores.Corpus.EraseAsync(id, cancellationToken);
            else add("pieces of evidence", (await stores.Corpus.RemoveAsync(id, i => i.Date < since, cancellationToken)).Count);
        }
        if (over.Count + old.Count is 0) return;
        var changed = DocumentErasure.Change(build.Folder, t => over.Contains(t.Id) ? null : old.Contains(t.Id) ? TwinWithout.Evidence(t, i => i.Date < since) : t);
        var ended = over.Count(written.ContainsKey);
        add("twins of people whose consent has ended", ended);
        add("documents with evidence that was too old", changed.Count - ended);
    }

    private async Task<bool> HasOldAsync(string twin, DateOnly? since, CancellationToken cancellationToken)
    {
        if (since is null) return false;
        await foreach (var item in stores.Corpus.ReadAsync(twin, cancellationToken)) if (item.Date < since) return true;
        return false;
    }
}
