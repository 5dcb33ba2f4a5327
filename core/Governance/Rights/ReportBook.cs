using System.Text.Json;
using Twins.Core.Documents;
using Twins.Core.Storage;
using Twins.Core.Studies;

namespace Twins.Core.Governance.Rights;

/// <summary>Where reports about twins of real people's data were written, since they quote what these people said.</summary>
public sealed class ReportBook(IRecordStore records)
{
    private const string Partition = "reports";

    /// <param name="folder">Where the report was written.</param>
    /// <param name="twins">The twins in it.</param>
    public Task KeepAsync(string folder, IReadOnlyList<string> twins, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(folder);
        var value = JsonSerializer.SerializeToUtf8Bytes(new WrittenReport(path, twins), DocumentJson.Options);
        return records.ChangeAsync(new RecordKey(Partition, ContentHash.Of(path)), _ => value, cancellationToken);
    }

    /// <summary>The folders of reports about any of these twins.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(IReadOnlyCollection<string> twins, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        await foreach (var record in records.ListAsync(Partition, null, cancellationToken))
            if (JsonSerializer.Deserialize<WrittenReport>(record.Value.Span, DocumentJson.Options)! is var report && report.Twins.Any(twins.Contains)) found.Add(report.Folder);
        return found;
    }

    public Task RemoveAsync(string folder, CancellationToken cancellationToken) => records.ChangeAsync(new RecordKey(Partition, ContentHash.Of(folder)), _ => null, cancellationToken);

    private sealed record WrittenReport(string Folder, IReadOnlyList<string> Twins);
}
