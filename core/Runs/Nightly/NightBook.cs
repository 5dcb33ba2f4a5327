using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Twins.Core.Documents;
using Twins.Core.Storage;

namespace Twins.Core.Runs.Nightly;

/// <summary>The nights, one record each, newest first.</summary>
public sealed class NightBook(IRecordStore records)
{
    private const string Partition = "nights";

    private static readonly RecordKey Bell = new("night-bell", "last");

    public async Task<Night?> FindAsync(DateOnly date, CancellationToken cancellationToken) =>
        await records.FindAsync(Key(date), cancellationToken) is { } record ? Read(record) : null;

    /// <summary>Newest first.</summary>
    /// <param name="before">Begins with the night before this one; null for the newest.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    public async IAsyncEnumerable<Night> ListAsync(DateOnly? before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in records.ListAsync(Partition, before is { } date ? Id(date) : null, cancellationToken)) yield return Read(record);
    }

    /// <summary>Begins a night; one that has begun already stays as it is.</summary>
    internal async Task<Night> BeginAsync(Night night, CancellationToken cancellationToken)
    {
        await records.TryWriteAsync(Key(night.Date), null, JsonSerializer.SerializeToUtf8Bytes(night, DocumentJson.Options), cancellationToken);
        return await FindAsync(night.Date, cancellationToken) ?? night;
    }

    /// <summary>Changes a night, and changes it anew whenever somebody else was first.</summary>
    /// <exception cref="KeyNotFoundException">There is no such night.</exception>
    internal async Task<Night> ChangeAsync(DateOnly date, Func<Night, Night> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var record = await records.FindAsync(Key(date), cancellationToken) ?? throw new KeyNotFoundException($"There is no night of {date:yyyy-MM-dd}.");
            var night = change(Read(record));
            if (await records.TryWriteAsync(record.Key, record.Tag, JsonSerializer.SerializeToUtf8Bytes(night, DocumentJson.Options), cancellationToken) is not null) return night;
        }
    }

    /// <summary>Notes that a night's bell has rung, whether or not there was anything to do.</summary>
    /// <returns>The date on which it had rung before; null for never.</returns>
    internal async Task<DateOnly?> RingAsync(DateOnly date, CancellationToken cancellationToken)
    {
        var record = await records.FindAsync(Bell, cancellationToken);
        DateOnly? last = record is null ? null : JsonSerializer.Deserialize<DateOnly>(record.Value.Span, DocumentJson.Options);
        if (!(last >= date)) await records.TryWriteAsync(Bell, record?.Tag, JsonSerializer.SerializeToUtf8Bytes(date, DocumentJson.Options), cancellationToken);
        return last;
    }

    private static RecordKey Key(DateOnly date) => new(Partition, Id(date));

    private static string Id(DateOnly date) => (DateOnly.MaxValue.DayNumber - date.DayNumber).ToString("D7", CultureInfo.InvariantCulture);

    private static Night Read(StoredRecord record) => JsonSerializer.Deserialize<Night>(record.Value.Span, DocumentJson.Options)!;
}
