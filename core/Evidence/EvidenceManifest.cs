using System.Text.Json;
using Twins.Core.Documents;
using Twins.Core.Storage;
using Twins.Core.Studies;

namespace Twins.Core.Evidence;

/// <summary>
/// What a store holds of a twin, or may hold: hashes by item id. An item is listed before it is put, with an empty hash, so
/// that nothing can be in a store that no manifest knows of, wherever a process dies.
/// </summary>
internal sealed record EvidenceManifest(RecordKey Key, string? Tag, IReadOnlyDictionary<string, string> Hashes)
{
    public static async Task<EvidenceManifest> ReadAsync(IRecordStore records, string place, EvidenceOwner owner, CancellationToken cancellationToken)
    {
        var key = new RecordKey("evidence-" + ContentHash.Of(place), $"{owner.Tenant}/{owner.Twin}");
        return await records.FindAsync(key, cancellationToken) is { } found
            ? new EvidenceManifest(key, found.Tag, JsonSerializer.Deserialize<Dictionary<string, string>>(found.Value.Span, DocumentJson.Options)!)
            : new EvidenceManifest(key, null, new Dictionary<string, string>(StringComparer.Ordinal));
    }

    /// <returns>Null when somebody else has written since.</returns>
    public async Task<EvidenceManifest?> WriteAsync(IRecordStore records, IReadOnlyDictionary<string, string> hashes, CancellationToken cancellationToken)
    {
        byte[]? value = null;
        if (hashes.Count > 0) value = JsonSerializer.SerializeToUtf8Bytes(hashes, DocumentJson.Options);
        if (value is null && Tag is null) return this;
        var tag = await records.TryWriteAsync(Key, Tag, value, cancellationToken);
        return tag is null ? null : new EvidenceManifest(Key, value is null ? null : tag, hashes);
    }
}
