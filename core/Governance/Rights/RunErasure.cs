using System.IO.Compression;
using Twins.Core.Runs.Journal;
using Twins.Core.Storage;

namespace Twins.Core.Governance.Rights;

/// <summary>Erases what is left of runs in which somebody's words were: the frozen files, the report and its figures. The journal stays and says that there was a run.</summary>
public sealed class RunErasure(RunJournal journal, IBlobStore blobs)
{
    private const long MostRead = 64L << 20;

    /// <param name="people">Pseudonyms, which stand in the documents.</param>
    /// <returns>How many runs it was.</returns>
    public async Task<int> EraseAsync(IReadOnlySet<string> people, CancellationToken cancellationToken)
    {
        var (runs, bundles) = (0, new Dictionary<string, bool>(StringComparer.Ordinal));
        await foreach (var (_, run) in journal.ListAsync(null, cancellationToken))
        {
            if (!bundles.TryGetValue(run.Order.Bundle, out var concerns)) bundles[run.Order.Bundle] = concerns = await ConcernsAsync(run.Order.Bundle, people, cancellationToken);
            if (!concerns) continue;
            await blobs.DeleteFolderAsync($"runs/{run.Id}", cancellationToken);
            runs++;
        }
        // Last, since it is by these that the runs are found.
        foreach (var (bundle, concerns) in bundles) if (concerns) await blobs.DeleteFolderAsync(bundle[..bundle.LastIndexOf('/')], cancellationToken);
        return runs;
    }

    private async Task<bool> ConcernsAsync(string bundle, IReadOnlySet<string> people, CancellationToken cancellationToken)
    {
        await using var content = await blobs.OpenAsync(bundle, cancellationToken);
        if (content is null) return false;
        using var memory = new MemoryStream();
        await content.CopyToAsync(memory, cancellationToken);
        using var zip = new ZipArchive(memory, ZipArchiveMode.Read);
        foreach (var entry in zip.Entries.Where(e => e.FullName.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) && e.Length < MostRead))
        {
            using var reader = new StreamReader(await entry.OpenAsync(cancellationToken));
            var text = await reader.ReadToEndAsync(cancellationToken);
            if (people.Any(p => text.Contains(p, StringComparison.Ordinal))) return true;
        }
        return false;
    }
}
