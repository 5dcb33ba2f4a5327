namespace Twins.Core.Storage;

/// <summary>Changes to records that do not mind who else changes them.</summary>
public static class RecordChanges
{
    /// <summary>Writes what a change makes of a record, and changes it anew whenever somebody else was first.</summary>
    /// <param name="key">Where it stands.</param>
    /// <param name="change">Of the value as it is, null when there is none; gives null for none to be there.</param>
    /// <param name="cancellationToken">Leaves it open whether it was changed.</param>
    public static async Task ChangeAsync(this IRecordStore records, RecordKey key, Func<ReadOnlyMemory<byte>?, byte[]?> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = await records.FindAsync(key, cancellationToken);
            var value = change(found?.Value);
            if (found is null && value is null) return;
            if (await records.TryWriteAsync(key, found?.Tag, value, cancellationToken) is not null) return;
        }
    }
}
