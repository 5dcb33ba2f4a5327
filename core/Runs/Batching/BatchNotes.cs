using System.Text.Json;
using Twins.Core.Documents;
using Twins.Core.Storage;

namespace Twins.Core.Runs.Batching;

/// <summary>
/// What whoever works on a run's batches leaves for the next: when each part was last tried, and when somebody comes again.
/// Lost, it costs a look too many and nothing else.
/// </summary>
public sealed record BatchNotes
{
    /// <summary>When each part was looked at or sent.</summary>
    public IReadOnlyDictionary<int, DateTimeOffset> Tried { get; init; } = new Dictionary<int, DateTimeOffset>();
    /// <summary>When the next message arrives.</summary>
    public DateTimeOffset? Next { get; init; }
    /// <summary>How many parts had ended when the money did not suffice for another.</summary>
    public int? Poor { get; init; }
    /// <summary>Why the provider could not be asked last; null when it could.</summary>
    public string? Trouble { get; init; }

    public static async Task<BatchNotes> ReadAsync(IRecordStore records, string run, CancellationToken cancellationToken) =>
        (await FindAsync(records, run, cancellationToken)).Notes;

    internal static async Task ChangeAsync(IRecordStore records, string run, Func<BatchNotes, BatchNotes> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (tag, notes) = await FindAsync(records, run, cancellationToken);
            if (await records.TryWriteAsync(Key(run), tag, JsonSerializer.SerializeToUtf8Bytes(change(notes), DocumentJson.Options), cancellationToken) is not null) return;
        }
    }

    internal BatchNotes With(int part, DateTimeOffset tried, string? trouble) => this with { Tried = new Dictionary<int, DateTimeOffset>(Tried) { [part] = tried }, Trouble = trouble };

    private static RecordKey Key(string run) => new("batches", run);

    private static async Task<(string? Tag, BatchNotes Notes)> FindAsync(IRecordStore records, string run, CancellationToken cancellationToken) =>
        await records.FindAsync(Key(run), cancellationToken) is { } found ? (found.Tag, JsonSerializer.Deserialize<BatchNotes>(found.Value.Span, DocumentJson.Options)!) : (null, new BatchNotes());
}
