using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Twins.Core.Documents;
using Twins.Core.Runs.Telemetry;
using Twins.Core.Storage;

namespace Twins.Core.Runs.Journal;

/// <summary>
/// The events of every run, one record each, numbered without gaps. Whoever writes number n first has written it; everybody
/// else reads it and decides again. Nothing is ever changed, so what was read stays true.
/// </summary>
/// <param name="atOnce">How many shards of a run may be under way.</param>
public sealed class RunJournal(IRecordStore records, int atOnce)
{
    private const string Runs = "runs";

    /// <summary>A process that lives for months must not remember every run of these months.</summary>
    private const int MostKnown = 1000;

    private readonly ConcurrentDictionary<string, RunView> known = new(StringComparer.Ordinal);

    /// <summary>Begins a run's journal; a run that is there already stays as it is.</summary>
    public async Task<RunView> BeginAsync(string run, RunEvent.Ordered first, CancellationToken cancellationToken)
    {
        // Listed before it exists: a run that nobody can find would be worse than a name without a run.
        await records.TryWriteAsync(new RecordKey(Runs, Newest(first.At, run)), null, JsonSerializer.SerializeToUtf8Bytes(run, DocumentJson.Options), cancellationToken);
        await records.TryWriteAsync(Key(run, 0), null, Bytes(first), cancellationToken);
        return await ReadAsync(run, cancellationToken) ?? throw new InvalidOperationException($"The run {run} was written and cannot be read.");
    }

    /// <summary>Where a run stands now, or null when there is none of that name.</summary>
    public async Task<RunView?> ReadAsync(string run, CancellationToken cancellationToken)
    {
        var view = known.GetValueOrDefault(run);
        await foreach (var record in records.ListAsync(Partition(run), view is null ? null : Number(view.Events - 1), cancellationToken))
        {
            var next = JsonSerializer.Deserialize<RunEvent>(record.Value.Span, DocumentJson.Options)!;
            view = view is null ? RunView.Begin(run, (RunEvent.Ordered)next, atOnce) : view.With(next);
        }
        if (known.Count >= MostKnown) known.Clear();
        if (view is not null) known.AddOrUpdate(run, view, (_, other) => other.Events > view.Events ? other : view);
        return view;
    }

    /// <summary>
    /// Appends what <paramref name="decide"/> makes of where the run stands, and decides anew whenever somebody else was first.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="decide">A pure function; null for nothing to append.</param>
    /// <param name="cancellationToken">Leaves it open whether it was appended.</param>
    /// <returns>What was appended, if anything, and where the run stands then.</returns>
    public async Task<(RunView View, T? Appended)> AppendAsync<T>(string run, Func<RunView, T?> decide, CancellationToken cancellationToken)
        where T : RunEvent
    {
        while (true)
        {
            var view = await ReadAsync(run, cancellationToken) ?? throw new KeyNotFoundException($"There is no run '{run}'.");
            if (decide(view) is not { } next) return (view, null);
            if (await records.TryWriteAsync(Key(run, view.Events), null, Bytes(next), cancellationToken) is null) continue;
            RunTelemetry.Happened(view, next);
            return (view.With(next), next);
        }
    }

    /// <summary>Runs, newest first.</summary>
    /// <param name="after">Begins behind this place, as given by an earlier listing; null for the newest.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    public async IAsyncEnumerable<(string Place, RunView Run)> ListAsync(string? after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in records.ListAsync(Runs, after, cancellationToken))
        {
            var run = JsonSerializer.Deserialize<string>(record.Value.Span, DocumentJson.Options)!;
            // A process that died while it began a run leaves a name without a run, or, when the run was ordered again, a second place.
            if (await ReadAsync(run, cancellationToken) is { } view && Newest(view.Begun, run) == record.Key.Id) yield return (record.Key.Id, view);
        }
    }

    private static byte[] Bytes(RunEvent next) => JsonSerializer.SerializeToUtf8Bytes(next, DocumentJson.Options);

    private static string Partition(string run) => "run-" + run;

    private static RecordKey Key(string run, int number) => new(Partition(run), Number(number));

    private static string Number(int number) => number.ToString("D9", CultureInfo.InvariantCulture);

    private static string Newest(DateTimeOffset at, string run) => (DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks).ToString("D19", CultureInfo.InvariantCulture) + "-" + run;
}
