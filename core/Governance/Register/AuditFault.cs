namespace Twins.Core.Governance.Register;

/// <summary>What was done to the log behind its back.</summary>
public enum AuditFaultKind
{
    /// <summary>An entry is not what was written.</summary>
    Edited,
    /// <summary>Entries are missing between others.</summary>
    Deleted,
    /// <summary>An entry stands where no entry was written.</summary>
    Inserted,
    /// <summary>An entry stands in another's place.</summary>
    Reordered,
    /// <summary>An entry does not go on from the one before it: one of them was replaced.</summary>
    Unlinked,
    /// <summary>The end is missing.</summary>
    Truncated,
    /// <summary>What says how far the log goes was edited or deleted.</summary>
    HeadEdited,
    /// <summary>The head that was kept elsewhere is not in this log: it was cut and written anew.</summary>
    HeadUnknown,
    /// <summary>A note is not the one that was written.</summary>
    NoteEdited,
}

/// <param name="Sequence">Where; 0 for the log as a whole.</param>
public sealed record AuditFault(AuditFaultKind Kind, long Sequence, string Sentence);

/// <summary>What a check of the audit log says.</summary>
/// <param name="Entries">How many there are.</param>
/// <param name="Head">The last one's hash: a receipt to be kept elsewhere. Null while there is none.</param>
/// <param name="Interrupted">Somebody was killed after the last entry was written and before the head was moved; the next entry makes it good. It is no fault.</param>
/// <param name="NotesErased">Notes that were taken out, which the log allows.</param>
public sealed record AuditVerdict(long Entries, string? Head, bool Interrupted, int NotesErased, IReadOnlyList<AuditFault> Faults)
{
    public bool Holds => Faults.Count is 0;
}
