using System.Globalization;
using Twins.Core.Storage;

namespace Twins.Core.Governance.Register;

/// <summary>
/// The audit log: a record for each entry, whose key is its number. A store writes a record whole or not at all, and of two who
/// write one key first the second is refused and takes the next number: so the chain neither tears nor forks, without a lock.
/// </summary>
public sealed class AuditLog(IRecordStore records, TimeProvider clock)
{
    internal const string Entries = "audit-log";
    internal const string Notes = "audit-notes";

    /// <summary>The action of taking out a note.</summary>
    internal const string NoteErased = "note-erased";

    internal static readonly RecordKey HeadKey = new("audit-head", "head");

    /// <summary>Adds an entry; durable when the task completes.</summary>
    /// <exception cref="RegisterException">The event holds what may not stand there.</exception>
    /// <exception cref="AuditException">The log was tampered with.</exception>
    public async Task<AuditEntry> AppendAsync(AuditEvent what, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(what);
        var note = await KeepAsync(what.Checked().Note, cancellationToken);
        while (true)
        {
            var head = await MendAsync(cancellationToken);
            var entry = new AuditEntry { Sequence = head.Sequence + 1, At = clock.GetUtcNow(), Actor = what.Actor, Action = what.Action, Subject = what.Subject, Detail = what.Detail, Note = note, Previous = head.Hash };
            if (await records.TryWriteAsync(Key(entry.Sequence), null, entry.Line(), cancellationToken) is null) continue;
            await AdvanceAsync(entry, cancellationToken);
            return entry;
        }
    }

    /// <summary>Everything as it is stored, to be checked or read.</summary>
    public async Task<AuditCopy> CopyAsync(CancellationToken cancellationToken)
    {
        var before = await records.FindAsync(HeadKey, cancellationToken);
        var lines = await ListAsync(Entries, cancellationToken);
        var after = await records.FindAsync(HeadKey, cancellationToken);
        // Notes are written before their entries.
        var notes = await ListAsync(Notes, cancellationToken);
        return new AuditCopy(lines, notes.ToDictionary(n => n.Id, n => n.Line, StringComparer.Ordinal), before?.Value, after?.Value);
    }

    /// <summary>Erases the note of an entry, such as one that names somebody; the chain holds as before.</summary>
    /// <returns>False where there is none.</returns>
    public async Task<bool> EraseNoteAsync(long sequence, string actor, CancellationToken cancellationToken)
    {
        if (sequence < 1 || await FindAsync(sequence, cancellationToken) is not { Note: { } note } || await records.FindAsync(new RecordKey(Notes, note), cancellationToken) is null) return false;
        await AppendAsync(new AuditEvent(actor, NoteErased, Place(sequence)), cancellationToken);
        await records.ChangeAsync(new RecordKey(Notes, note), _ => null, cancellationToken);
        return true;
    }

    internal static RecordKey Key(long sequence) => new(Entries, sequence.ToString("D18", CultureInfo.InvariantCulture));

    /// <summary>An entry as the subject of another one.</summary>
    internal static string Place(long sequence) => string.Create(CultureInfo.InvariantCulture, $"entry:{sequence}");

    private async Task<string?> KeepAsync(string? text, CancellationToken cancellationToken)
    {
        if (text is null) return null;
        var note = AuditNote.Of(text);
        await records.TryWriteAsync(new RecordKey(Notes, note.Binding()), null, note.Line(), cancellationToken);
        return note.Binding();
    }

    /// <summary>Moves the head to where it belongs, if somebody was killed before doing so, and says where that is.</summary>
    private async Task<AuditHead> MendAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = await records.FindAsync(HeadKey, cancellationToken);
            var head = found is null ? AuditHead.Beginning : AuditHead.Read(found.Value.Span) ?? throw new AuditException();
            if (head.Sequence > 0 && (await FindAsync(head.Sequence, cancellationToken))?.Hash() != head.Hash) throw new AuditException();
            if (await FindAsync(head.Sequence + 1, cancellationToken) is not { } next) return head;
            if (next.Previous != head.Hash || next.Sequence != head.Sequence + 1) throw new AuditException();
            await AdvanceAsync(next, cancellationToken);
        }
    }

    private Task AdvanceAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        var head = AuditHead.At(entry);
        // Somebody may have gone further meanwhile, and the head never goes back.
        return records.ChangeAsync(HeadKey, now => now is { } line && AuditHead.Read(line.Span) is { } there && there.Sequence >= head.Sequence ? line.ToArray() : head.Line(), cancellationToken);
    }

    private async Task<AuditEntry?> FindAsync(long sequence, CancellationToken cancellationToken) =>
        await records.FindAsync(Key(sequence), cancellationToken) is { } found ? AuditEntry.Read(found.Value.Span) ?? throw new AuditException() : null;

    private async Task<List<StoredLine>> ListAsync(string partition, CancellationToken cancellationToken)
    {
        var lines = new List<StoredLine>();
        await foreach (var record in records.ListAsync(partition, null, cancellationToken)) lines.Add(new StoredLine(record.Key.Id, record.Value));
        return lines;
    }
}
