using System.Runtime.CompilerServices;
using System.Text.Json;
using Twins.Core.Documents;
using Twins.Core.Storage;

namespace Twins.Core.Personas.Change;

/// <summary>Which lives each twin leads. <c>main</c> is there from the beginning.</summary>
internal sealed class LifePaths(IRecordStore records)
{
    private const string Twins = "diaries";

    public async Task<LifePath?> FindAsync(string twin, string name, CancellationToken cancellationToken)
    {
        if (await records.FindAsync(Key(twin, name), cancellationToken) is { } found) return JsonSerializer.Deserialize<LifePath>(found.Value.Span, DocumentJson.Options);
        return name is DiaryEntry.Main ? new LifePath(twin, name, 0, null, 0, DateTimeOffset.MinValue) : null;
    }

    public async Task<LifePath> BeginAsync(string twin, string name, string from, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var parent = await FindAsync(twin, from, cancellationToken) ?? throw new LifeException($"'{twin}' leads no life '{from}' that '{name}' could branch off.");
        var life = new LifePath(twin, name, 0, from, parent.Round, at);
        if (name is not DiaryEntry.Main && await records.TryWriteAsync(Key(twin, name), null, JsonSerializer.SerializeToUtf8Bytes(life, DocumentJson.Options), cancellationToken) is not null)
        {
            await NoteAsync(twin, cancellationToken);
            return life;
        }
        var known = await FindAsync(twin, name, cancellationToken);
        return known is not null && known.From == from && known.At == at ? known : throw new LifeException($"'{twin}' leads a life '{name}' already, which began otherwise; take another name.");
    }

    public async Task TurnAsync(LifePath life, CancellationToken cancellationToken)
    {
        await NoteAsync(life.Twin, cancellationToken);
        await records.ChangeAsync(
            Key(life.Twin, life.Name),
            value =>
            {
                var now = value is { } v ? JsonSerializer.Deserialize<LifePath>(v.Span, DocumentJson.Options)! : life;
                return JsonSerializer.SerializeToUtf8Bytes(now with { Round = Math.Max(now.Round, life.Round + 1) }, DocumentJson.Options);
            },
            cancellationToken);
    }

    public async Task<IReadOnlyList<string>> NamesAsync(string twin, CancellationToken cancellationToken)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal) { DiaryEntry.Main };
        await foreach (var record in records.ListAsync(Partition(twin), null, cancellationToken)) names.Add(record.Key.Id);
        return [.. names];
    }

    /// <summary>That there is a diary of a twin, so that whoever erases finds it.</summary>
    public Task NoteAsync(string twin, CancellationToken cancellationToken) => records.TryWriteAsync(new RecordKey(Twins, twin), null, "{}"u8.ToArray(), cancellationToken);

    public async IAsyncEnumerable<string> TwinsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in records.ListAsync(Twins, null, cancellationToken)) yield return record.Key.Id;
    }

    public async Task EraseAsync(string twin, CancellationToken cancellationToken)
    {
        foreach (var name in await NamesAsync(twin, cancellationToken)) await records.ChangeAsync(Key(twin, name), _ => null, cancellationToken);
        await records.ChangeAsync(new RecordKey(Twins, twin), _ => null, cancellationToken);
    }

    private static string Partition(string twin) => "lives-" + twin;

    private static RecordKey Key(string twin, string name) => new(Partition(twin), name);
}
