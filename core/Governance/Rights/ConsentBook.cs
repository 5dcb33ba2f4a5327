using System.Text.Json;
using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Storage;

namespace Twins.Core.Governance.Rights;

/// <summary>What people in the sources of builds agreed to, by pseudonym: looked at whenever one person's words are to be used for more than a segment.</summary>
public sealed class ConsentBook(IRecordStore records, TimeProvider clock)
{
    private const string Partition = "consents";

    /// <summary>Keeps what the sources of a build say now; what they no longer say is gone.</summary>
    /// <returns>Of whom nothing is said any more.</returns>
    public async Task<IReadOnlyList<string>> KeepAsync(string build, IReadOnlyDictionary<string, Consent> consents, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(consents);
        foreach (var (person, consent) in consents)
        {
            var value = JsonSerializer.SerializeToUtf8Bytes(new Noted(build, consent), DocumentJson.Options);
            await records.ChangeAsync(new RecordKey(Partition, person), _ => value, cancellationToken);
        }
        var gone = new List<string>();
        await foreach (var record in records.ListAsync(Partition, null, cancellationToken))
            if (Read(record).Build == build && !consents.ContainsKey(record.Key.Id)) gone.Add(record.Key.Id);
        await RemoveAsync(gone, cancellationToken);
        return gone;
    }

    /// <summary>Whether somebody agreed to this, and the consent holds today.</summary>
    public async Task<bool> AllowsAsync(string person, Purpose purpose, CancellationToken cancellationToken)
    {
        if (await records.FindAsync(new RecordKey(Partition, person), cancellationToken) is not { } found) return false;
        var (today, consent) = (DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), Read(found).Consent);
        return consent.Given <= today && today <= consent.Expires && consent.Purposes.Contains(purpose);
    }

    public async Task<int> RemoveAsync(IEnumerable<string> people, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var person in people)
        {
            var key = new RecordKey(Partition, person);
            if (await records.FindAsync(key, cancellationToken) is null) continue;
            await records.ChangeAsync(key, _ => null, cancellationToken);
            removed++;
        }
        return removed;
    }

    private static Noted Read(StoredRecord record) => JsonSerializer.Deserialize<Noted>(record.Value.Span, DocumentJson.Options)!;

    private sealed record Noted(string Build, Consent Consent);
}
