using System.Runtime.CompilerServices;
using System.Text.Json;
using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Storage;
using Twins.Core.Studies;

namespace Twins.Core.Tuning;

/// <summary>Which models were trained on which twin, so that nobody trains the same twice and whoever erases finds them.</summary>
public sealed class TuningBook(IRecordStore records)
{
    private const string Partition = "tuning";
    private const string Exports = "tuning-exports";

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

    /// <summary>Notes what an export is of, before it is written.</summary>
    /// <param name="twin">As far as it may be trained on at that moment.</param>
    public Task NoteExportAsync(byte[] training, byte[] validation, Twin twin, CancellationToken cancellationToken)
    {
        var value = JsonSerializer.SerializeToUtf8Bytes(Fingerprint(twin), DocumentJson.Options);
        return records.ChangeAsync(ExportKey(training, validation), _ => value, cancellationToken);
    }

    /// <summary>Whether files are an export of this twin as far as it may be trained on now: nobody has edited it or them since, or taken a consent back.</summary>
    public async Task<bool> IsExportOfAsync(byte[] training, byte[] validation, Twin twin, CancellationToken cancellationToken) =>
        await records.FindAsync(ExportKey(training, validation), cancellationToken) is { } found && JsonSerializer.Deserialize<string>(found.Value.Span, DocumentJson.Options) == Fingerprint(twin);

    /// <summary>Which model answers for it is no part of what it is trained on.</summary>
    private static string Fingerprint(Twin twin) => $"{twin.Id}|{TwinVersion.Of(twin with { Tuned = null })}";

    private static RecordKey ExportKey(byte[] training, byte[] validation) => new(Exports, ContentHash.Of(new[] { ContentHash.OfBytes(training), ContentHash.OfBytes(validation) }));

    private static TuningNote Read(StoredRecord record) => JsonSerializer.Deserialize<TuningNote>(record.Value.Span, DocumentJson.Options)!;

    private static RecordKey Key(string twin, string content) => new(Partition, $"{twin}|{content}");
}
