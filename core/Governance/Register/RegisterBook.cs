using System.Globalization;

namespace Twins.Core.Governance.Register;

/// <summary>
/// The register of twins, models and prompts. It is what the audit log says: nothing else is stored, so that no change goes past
/// the log and the two cannot differ.
/// </summary>
public sealed class RegisterBook(AuditLog log, TimeProvider clock)
{
    /// <summary>Everything that is registered, in the order of subjects.</summary>
    /// <exception cref="AuditException">The log was tampered with.</exception>
    public async Task<IReadOnlyList<RegisterEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        var copy = await log.CopyAsync(cancellationToken);
        return AuditCheck.Of(copy).Holds ? RegisterReading.Of(copy) : throw new AuditException();
    }

    /// <exception cref="RegisterException">It is not registered.</exception>
    /// <exception cref="AuditException">The log was tampered with.</exception>
    public async Task<RegisterEntry> GetAsync(string subject, CancellationToken cancellationToken)
    {
        RegisterSubject.Parse(subject);
        return (await ReadAsync(cancellationToken)).FirstOrDefault(e => e.Subject == subject) ?? throw new RegisterException($"'{subject}' is not registered. Add it first: twins register add {subject} --owner <role> --purpose \"…\" --by <role>; 'twins register list' shows what is there.");
    }

    /// <summary>Adds something, or says anew of what version it is, who owns it and what for; approvals of other versions count no more.</summary>
    public async Task<AuditEntry> AddAsync(Registration what, string actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(what);
        RegisterSubject.Parse(what.Subject);
        IEnumerable<KeyValuePair<string, string>> detail = [new(RegisterActions.Version, what.Version), new(RegisterActions.Owner, what.Owner), .. what.Validation is { } v ? ValidationDetail.Of(v) : []];
        await ReadAsync(cancellationToken);
        return await log.AppendAsync(new AuditEvent(actor, RegisterActions.Added, what.Subject) { Detail = new Dictionary<string, string>(detail), Note = what.Purpose }, cancellationToken);
    }

    /// <summary>Somebody stands for the version that is registered being used for something until a day.</summary>
    /// <exception cref="RegisterException">It is not registered, or the day is past.</exception>
    public async Task<AuditEntry> ApproveAsync(string subject, ApprovalRequest request, string actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var entry = await GetAsync(subject, cancellationToken);
        if (request.Until < Today()) throw new RegisterException($"{request.Until:yyyy-MM-dd} is past; approve until today or a later day.");
        return await log.AppendAsync(new AuditEvent(actor, RegisterActions.Approved, subject)
        {
            Detail = new Dictionary<string, string> { [RegisterActions.Use] = request.Use, [RegisterActions.Version] = entry.Version, [RegisterActions.Until] = request.Until.ToString("O", CultureInfo.InvariantCulture) },
            Note = request.Note,
        }, cancellationToken);
    }

    /// <summary>Takes back every approval of a use.</summary>
    /// <exception cref="RegisterException">There is none.</exception>
    public async Task<AuditEntry> RevokeAsync(string subject, string use, string? note, string actor, CancellationToken cancellationToken)
    {
        var entry = await GetAsync(subject, cancellationToken);
        if (!entry.Approvals.Any(a => a.Use == use && a.Revoked is null)) throw new RegisterException($"'{subject}' has no approval for '{use}' that could be taken back; 'twins register show {subject}' lists those it has.");
        return await log.AppendAsync(new AuditEvent(actor, RegisterActions.Revoked, subject) { Detail = Detail(RegisterActions.Use, use), Note = note }, cancellationToken);
    }

    /// <returns>The entry whose number is the incident's.</returns>
    /// <exception cref="RegisterException">It is not registered.</exception>
    public async Task<AuditEntry> OpenIncidentAsync(string subject, string what, string actor, CancellationToken cancellationToken)
    {
        await GetAsync(subject, cancellationToken);
        return await log.AppendAsync(new AuditEvent(actor, RegisterActions.Opened, subject) { Note = what }, cancellationToken);
    }

    /// <exception cref="RegisterException">It is not open.</exception>
    public async Task<AuditEntry> CloseIncidentAsync(string subject, long incident, string outcome, string actor, CancellationToken cancellationToken)
    {
        var entry = await GetAsync(subject, cancellationToken);
        if (entry.OpenIncidents.All(i => i.Id != incident)) throw new RegisterException($"'{subject}' has no open incident {incident}{(entry.OpenIncidents.Any() ? $"; open: {string.Join(", ", entry.OpenIncidents.Select(i => i.Id))}" : "")}.");
        return await log.AppendAsync(new AuditEvent(actor, RegisterActions.Closed, subject) { Detail = Detail(RegisterActions.Incident, incident.ToString(CultureInfo.InvariantCulture)), Note = outcome }, cancellationToken);
    }

    private DateOnly Today() => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private static Dictionary<string, string> Detail(string name, string value) => new(StringComparer.Ordinal) { [name] = value };
}

/// <param name="Use">Such as "credit".</param>
/// <param name="Until">The last day on which it holds.</param>
/// <param name="Note">Why.</param>
public sealed record ApprovalRequest(string Use, DateOnly Until, string? Note);
