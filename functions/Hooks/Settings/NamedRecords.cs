using System.Runtime.CompilerServices;
using System.Text.Json;
using Twins.Core.Documents;
using Twins.Core.Storage;

namespace Twins.Functions.Hooks.Settings;

/// <summary>Values of one kind under their names, in one partition of the records.</summary>
public sealed class NamedRecords<T>(IRecordStore records, string partition)
    where T : class
{
    public async Task<Named<T>?> FindAsync(string name, CancellationToken cancellationToken) =>
        await records.FindAsync(new RecordKey(partition, name), cancellationToken) is { } record ? Read(record) : null;

    /// <param name="name">Checked by the caller.</param>
    /// <param name="tag">The one that was read; null when there must be none yet.</param>
    /// <param name="value">Null deletes.</param>
    /// <param name="cancellationToken">Leaves it open whether it was written.</param>
    /// <returns>The new tag; null when somebody else was first.</returns>
    public Task<string?> TryWriteAsync(string name, string? tag, T? value, CancellationToken cancellationToken) =>
        records.TryWriteAsync(new RecordKey(partition, name), tag, value is null ? null : JsonSerializer.SerializeToUtf8Bytes(value, DocumentJson.Options), cancellationToken);

    public async IAsyncEnumerable<Named<T>> ListAsync(string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in records.ListAsync(partition, after, cancellationToken)) yield return Read(record);
    }

    private static Named<T> Read(StoredRecord record) => new(record.Key.Id, record.Tag, JsonSerializer.Deserialize<T>(record.Value.Span, DocumentJson.Options)!);
}

/// <param name="Tag">Changes with every write.</param>
public sealed record Named<T>(string Name, string Tag, T Value)
    where T : class;
