using System.Globalization;

namespace Twins.Core.Governance.Register;

/// <summary>
/// Checks the audit log. Whoever can write to the store and knows the format can cut the end off, write another one and move the
/// head: that is found with a head that was kept elsewhere, and not otherwise.
/// </summary>
public sealed class AuditCheck
{
    private readonly AuditCopy copy;
    private readonly List<AuditFault> faults = [];
    private readonly Dictionary<long, string> hashes = [];
    private readonly HashSet<string> erasures = new(StringComparer.Ordinal);
    private readonly List<long> gone = [];
    private long last;
    private string previous = AuditEntry.Beginning;

    private AuditCheck(AuditCopy copy) => this.copy = copy;

    /// <param name="kept">A head that was noted before; null for none.</param>
    public static AuditVerdict Of(AuditCopy copy, string? kept = null)
    {
        ArgumentNullException.ThrowIfNull(copy);
        var check = new AuditCheck(copy);
        foreach (var line in copy.Lines) check.Line(line);
        check.Heads();
        check.Gone();
        if (kept is not null && !check.hashes.ContainsValue(kept)) check.Add(AuditFaultKind.HeadUnknown, 0, $"No entry has the hash {kept}: the log was cut before it and written anew, or that is a receipt of another log.");
        return new AuditVerdict(copy.Lines.Count, check.last > 0 ? check.previous : null, check.Interrupted(), check.gone.Count(check.WasErased), check.faults);
    }

    private void Line(StoredLine line)
    {
        if (!long.TryParse(line.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var place) || place < 1 || AuditLog.Key(place).Id != line.Id)
        {
            Add(AuditFaultKind.Inserted, 0, $"A record stands at '{line.Id}', where the log writes none.");
            return;
        }
        if (place > last + 1) Add(AuditFaultKind.Deleted, last + 1, place == last + 2 ? $"Entry {last + 1} is missing." : $"Entries {last + 1} to {place - 1} are missing.");
        var gap = place > last + 1;
        last = place;
        if (AuditEntry.Read(line.Line.Span) is not { } entry)
        {
            Add(AuditFaultKind.Edited, place, $"Entry {place} is not what was written.");
            return;
        }
        Linked(entry, place, gap);
        Note(entry);
        (previous, hashes[place]) = (entry.Hash(), entry.Hash());
    }

    private void Linked(AuditEntry entry, long place, bool gap)
    {
        if (entry.Sequence != place) Add(AuditFaultKind.Reordered, place, $"In the place of entry {place} stands what was written as entry {entry.Sequence}.");
        // After a fault the link is known to be lost and is not told again.
        else if (entry.Previous != previous && !gap && (place == 1 || hashes.ContainsKey(place - 1))) Add(AuditFaultKind.Unlinked, place, $"Entry {place} does not go on from the one before it: one of the two was replaced.");
    }

    private void Note(AuditEntry entry)
    {
        if (entry.Action is AuditLog.NoteErased) erasures.Add(entry.Subject);
        if (entry.Note is not { } binding) return;
        if (!copy.Notes.TryGetValue(binding, out var line)) gone.Add(entry.Sequence);
        else if (AuditNote.Read(line.Span, binding) is null) Add(AuditFaultKind.NoteEdited, entry.Sequence, $"The note to entry {entry.Sequence} is not what was written.");
    }

    private void Gone()
    {
        foreach (var sequence in gone)
            if (!WasErased(sequence)) Add(AuditFaultKind.NoteEdited, sequence, $"The note to entry {sequence} is gone, and no entry says that it was erased.");
    }

    private bool WasErased(long sequence) => erasures.Contains(AuditLog.Place(sequence));

    private void Heads()
    {
        var (before, after) = (Head(copy.HeadBefore), Head(copy.HeadAfter));
        if (before is null || after is null) Add(AuditFaultKind.HeadEdited, 0, "What says how far the log goes is not what was written.");
        else if (before.Sequence > last) Add(AuditFaultKind.Truncated, last + 1, $"The log went to entry {before.Sequence} and ends with {last}: its end was cut off.");
        else if (last > after.Sequence + 1) Add(AuditFaultKind.HeadEdited, after.Sequence, $"The log ends with entry {last} and is said to end with {after.Sequence}: entries were put in behind it, or what says so was changed.");
        else if (new[] { before, after }.Any(h => hashes.TryGetValue(h.Sequence, out var hash) && hash != h.Hash)) Add(AuditFaultKind.HeadEdited, after.Sequence, $"Entry {after.Sequence} is not the one with which the log is said to end: it was replaced, or what says so was changed.");
    }

    private bool Interrupted() => faults.Count is 0 && Head(copy.HeadAfter)!.Sequence < last;

    private static AuditHead? Head(ReadOnlyMemory<byte>? line) => line is { } there ? AuditHead.Read(there.Span) : AuditHead.Beginning;

    private void Add(AuditFaultKind kind, long sequence, string sentence) => faults.Add(new AuditFault(kind, sequence, sentence));
}
