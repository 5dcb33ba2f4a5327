namespace Twins.Core.Governance.Register;

/// <summary>A line of the log under the key that it has in the store.</summary>
public readonly record struct StoredLine(string Id, ReadOnlyMemory<byte> Line);

/// <summary>The log as it is stored. Others may add to it while it is read, so the head is read before the entries and again after them.</summary>
/// <param name="Lines">The entries in the order of their keys.</param>
/// <param name="Notes">By what binds them to their entries.</param>
/// <param name="HeadBefore">Null where there was none.</param>
/// <param name="HeadAfter">Null where there was none.</param>
public sealed record AuditCopy(IReadOnlyList<StoredLine> Lines, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Notes, ReadOnlyMemory<byte>? HeadBefore, ReadOnlyMemory<byte>? HeadAfter)
{
    /// <summary>What an entry's note says; null where it has none, or it was erased.</summary>
    public string? NoteOf(AuditEntry entry) =>
        entry?.Note is { } binding && Notes.TryGetValue(binding, out var line) ? AuditNote.Read(line.Span, binding)?.Text : null;

    /// <summary>The entries that can be read. Only a log that was checked is to be relied on.</summary>
    public IEnumerable<AuditEntry> Entries => Lines.Select(l => AuditEntry.Read(l.Line.Span)).OfType<AuditEntry>();
}
