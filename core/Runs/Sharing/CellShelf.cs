using Twins.Core.Storage;
using Twins.Core.Studies.Analysis;

namespace Twins.Core.Runs.Sharing;

/// <summary>Every run's figures for the runs that come after it, beside its report.</summary>
internal sealed class CellShelf(IBlobStore blobs)
{
    public async Task KeepAsync(string run, StudyCells cells, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        await CellsFile.WriteAsync(cells, memory, cancellationToken);
        memory.Position = 0;
        await blobs.WriteAsync(RunReporter.BlobOf(run, CellsFile.Name), memory, cancellationToken);
    }

    /// <summary>An earlier run's figures. A report must come about without them, so that what is wrong with them is only told.</summary>
    public async Task<EarlierRun> TakeAsync(string run, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = await blobs.OpenAsync(RunReporter.BlobOf(run, CellsFile.Name), cancellationToken);
            return file is null ? new EarlierRun(run, null) : new EarlierRun(run, await CellsFile.ReadAsync(file, cancellationToken));
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException)
        {
            return new EarlierRun(run, null, "what the earlier run left cannot be read by this version of Twins");
        }
    }
}
