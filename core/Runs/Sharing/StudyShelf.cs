using System.Collections.Concurrent;
using Twins.Core.Runs.Journal;
using Twins.Core.Storage;
using Twins.Core.Studies;

namespace Twins.Core.Runs.Sharing;

/// <summary>The studies that this process works on, unpacked from their bundles.</summary>
/// <param name="folder">Where bundles are unpacked; may be emptied whenever no process runs.</param>
public sealed class StudyShelf(IBlobStore blobs, string folder)
{
    private const int Kept = 8;

    private readonly ConcurrentDictionary<string, Lazy<Task<Study>>> studies = new(StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">The bundle is gone, or gives another plan than the one that was ordered.</exception>
    public async Task<Study> TakeAsync(RunOrder order)
    {
        if (studies.Count >= Kept) studies.Clear();
        // The same plan may be asked of a panel with other weights, or held against other people's answers.
        var study = studies.GetOrAdd($"{order.Bundle}|{order.File}|{order.Plan}|{order.Changes.Panel}", _ => new Lazy<Task<Study>>(() => OpenAsync(order)));
        try
        {
            return await study.Value;
        }
        catch
        {
            foreach (var failed in studies.Where(s => s.Value == study)) studies.TryRemove(failed);
            throw;
        }
    }

    /// <summary>Drops what is unpacked here of bundles that were erased since.</summary>
    public async Task TidyAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder)) return;
        foreach (var place in Directory.EnumerateDirectories(folder))
        {
            // What was being unpacked when a process died bears the same hash, with a dot behind it.
            await using var bundle = await blobs.OpenAsync(StudyBundle.BlobOf(Path.GetFileName(place).Split('.')[0]), cancellationToken);
            if (bundle is not null) continue;
            studies.Clear();
            Directory.Delete(place, recursive: true);
        }
    }

    private async Task<Study> OpenAsync(RunOrder order)
    {
        var place = Path.Combine(folder, StudyBundle.HashOf(order.Bundle));
        if (!Directory.Exists(place))
        {
            Directory.CreateDirectory(folder);
            await using var bundle = await blobs.OpenAsync(order.Bundle, CancellationToken.None) ?? throw new InvalidDataException($"The files of this run ({order.Bundle}) are gone; start it again.");
            await StudyBundle.UnpackAsync(bundle, place, CancellationToken.None);
        }
        var study = Study.Load(Path.Combine(place, order.File), order.Changes);
        return study.Plan.Id == order.Plan ? study : throw new InvalidDataException("This version of Twins draws another plan from the run's files than the one that ordered it; finish the run with that version, or start it again.");
    }
}
