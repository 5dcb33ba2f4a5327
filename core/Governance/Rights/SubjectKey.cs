using System.Security.Cryptography;
using Twins.Core.Storage;

namespace Twins.Core.Governance.Rights;

/// <summary>The secret under which people get their pseudonyms: made once for an installation. Without it no pseudonym leads to anybody.</summary>
public static class SubjectKey
{
    private const int Length = 32;

    private static readonly RecordKey Place = new("keys", "subjects");

    public static async Task<byte[]> ReadAsync(IRecordStore records, CancellationToken cancellationToken)
    {
        if (await records.FindAsync(Place, cancellationToken) is { } known) return known.Value.ToArray();
        // Whoever is first has made it; everybody else takes that one.
        await records.TryWriteAsync(Place, null, RandomNumberGenerator.GetBytes(Length), cancellationToken);
        return (await records.FindAsync(Place, cancellationToken))!.Value.ToArray();
    }
}
