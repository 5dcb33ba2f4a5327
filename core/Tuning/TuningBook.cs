using System.Runtime.CompilerServices;
using System.Text.Json;
using Twins.Core.Documents;
using Twins.Core.Storage;

namespace Twins.Core.Tuning;

/// <summary>Which models were trained on which twin, so that nobody trains the same twice and whoever erases finds them.</summary>
public sealed class TuningBook(IRecordStore records)
{
    private const string Partition = "tuning";

    public async Task<TuningNote?> FindAsync(string twin, string content, CancellationToken cancellationToken) =>
        await records.FindAsync(Key(twin, content), cancellationToken) is { } found ? Read(found) : null;

    /// <summary>Keeps a note; one of the same twin and content is replaced.</summary>
    public Task KeepAsync(TuningNote note, CancellationToken cancellationToken)
    {
        var value = JsonSerializer.SerializeToUtf8Bytes(note, DocumentJson.Options);
        return records.ChangeAsync(Key(note.Twin, note.Content), _ => value, cancellationToken);
    }

    public Task RemoveAsync(TuningNote note, CancellationToken cancellationToken) => records.ChangeAsync(Key(note.Twin, note.Content), _ => null, cancellationToken);

    /// <summary>The jobs of a twin; of all twins where none is named.</summary>
    public async IAsyncEnumerable<TuningNote> ListAsync(string? twin, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in records.ListAsync(Partition, twin is null ? null : twin + "|", cancellationToken))
        {
            if (twin is not null && !record.Key.Id.StartsWith(twin + "|", StringComparison.Ordinal)) yield break;
            yield return Read(record);
        }
    }

    private static TuningNote Read(StoredRecord record) => JsonSerializer.Deserialize<TuningNote>(record.Value.Span, DocumentJson.Options)!;

    private static RecordKey Key(string twin, string content) => new(Partition, $"{twin}|{content}");
}
