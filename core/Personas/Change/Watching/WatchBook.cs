using System.Globalization;
using System.Text.Json;
using Twins.Core.Documents;
using Twins.Core.Storage;

namespace Twins.Core.Personas.Change.Watching;

/// <summary>The history of a watch: a record for each run.</summary>
/// <param name="watch">Content hash of what is watched.</param>
public sealed class WatchBook(IRecordStore records, string watch)
{
    private string Partition => $"watch-{watch}";

    /// <summary>All runs, oldest first.</summary>
    public async Task<IReadOnlyList<WatchPoint>> ReadAsync(CancellationToken cancellationToken)
    {
        var points = new List<WatchPoint>();
        await foreach (var record in records.ListAsync(Partition, null, cancellationToken)) points.Add(JsonSerializer.Deserialize<WatchPoint>(record.Value.Span, DocumentJson.Options)!);
        return points;
    }

    /// <returns>False where another process has written this run meanwhile; nothing was changed then.</returns>
    public async Task<bool> TryAppendAsync(WatchPoint point, CancellationToken cancellationToken) =>
        await records.TryWriteAsync(new RecordKey(Partition, point.Run.ToString("D8", CultureInfo.InvariantCulture)), null, JsonSerializer.SerializeToUtf8Bytes(point, DocumentJson.Options), cancellationToken) is not null;
}
