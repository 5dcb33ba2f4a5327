using System.Text.Json;
using Twins.Core.Storage;

namespace Twins.Core.Governance.Rights;

/// <summary>Who asked to be forgotten, by pseudonym, so that the next build from the same sources does not bring them back.</summary>
public sealed class ForgottenPeople(IRecordStore records, TimeProvider clock)
{
    private const string Partition = "forgotten";

    public async Task AddAsync(IEnumerable<string> pseudonyms, CancellationToken cancellationToken)
    {
        foreach (var pseudonym in pseudonyms) await records.TryWriteAsync(new RecordKey(Partition, pseudonym), null, JsonSerializer.SerializeToUtf8Bytes(clock.GetUtcNow()), cancellationToken);
    }

    public async Task<IReadOnlySet<string>> ReadAsync(CancellationToken cancellationToken)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var record in records.ListAsync(Partition, null, cancellationToken)) all.Add(record.Key.Id);
        return all;
    }
}
