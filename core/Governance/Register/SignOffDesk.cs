using Twins.Core.Storage;
using Twins.Core.Studies;

namespace Twins.Core.Governance.Register;

/// <summary>Lets a study run, or says which sign-off is missing.</summary>
public sealed class SignOffDesk(IRecordStore records, TimeProvider clock)
{
    /// <exception cref="SignOffException">A decision about a real person could rest on it, and somebody has to stand for that first.</exception>
    /// <exception cref="AuditException">The log in which approvals stand was tampered with.</exception>
    public async Task RequireAsync(StudyPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (SignOff.UseOf(plan.Campaign) is not { } use) return;
        var register = await new RegisterBook(new AuditLog(records, clock), clock).ReadAsync(cancellationToken);
        if (SignOff.Missing(use, plan.Panel, register, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)) is { Count: > 0 } missing) throw new SignOffException(use, missing, isSaid: plan.Campaign.Use is not null);
    }
}
