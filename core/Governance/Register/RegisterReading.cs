using System.Globalization;

namespace Twins.Core.Governance.Register;

/// <summary>Makes the register of the entries of the audit log, one after the other.</summary>
internal sealed class RegisterReading
{
    private readonly SortedDictionary<string, RegisterEntry> entries = new(StringComparer.Ordinal);

    private RegisterReading()
    {
    }

    public static IReadOnlyList<RegisterEntry> Of(AuditCopy copy)
    {
        var reading = new RegisterReading();
        foreach (var entry in copy.Entries) reading.Take(entry, copy.NoteOf(entry));
        return [.. reading.entries.Values];
    }

    private void Take(AuditEntry entry, string? note)
    {
        if (entry.Action is RegisterActions.Added) entries[entry.Subject] = Added(entry, note);
        else if (entries.TryGetValue(entry.Subject, out var now)) entries[entry.Subject] = Changed(now, entry, note);
    }

    private RegisterEntry Added(AuditEntry entry, string? purpose) => (entries.GetValueOrDefault(entry.Subject) ?? new RegisterEntry { Subject = entry.Subject, Version = "", Owner = "", Added = entry.At }) with
    {
        Version = entry.Detail[RegisterActions.Version],
        Owner = entry.Detail[RegisterActions.Owner],
        Purpose = purpose,
        LastValidation = ValidationDetail.Read(entry.Detail),
    };

    private static RegisterEntry Changed(RegisterEntry now, AuditEntry entry, string? note) => entry.Action switch
    {
        RegisterActions.Approved => now with { Approvals = [.. now.Approvals, new Approval(entry.Detail[RegisterActions.Use], entry.Detail[RegisterActions.Version], entry.Actor, entry.At, DateOnly.ParseExact(entry.Detail[RegisterActions.Until], "O", CultureInfo.InvariantCulture), note)] },
        RegisterActions.Revoked => now with { Approvals = [.. now.Approvals.Select(a => a.Use == entry.Detail[RegisterActions.Use] && a.Revoked is null ? a with { Revoked = entry.At } : a)] },
        RegisterActions.Opened => now with { Incidents = [.. now.Incidents, new Incident(entry.Sequence, entry.Actor, entry.At, note)] },
        RegisterActions.Closed => now with { Incidents = [.. now.Incidents.Select(i => Number(i.Id) == entry.Detail[RegisterActions.Incident] && i.Closed is null ? i with { Closed = entry.At, Outcome = note } : i)] },
        _ => now,
    };

    private static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);
}
