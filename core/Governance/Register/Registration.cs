using Twins.Core.Personas;

namespace Twins.Core.Governance.Register;

/// <summary>What the register is told of something new, or of a new version of it.</summary>
/// <param name="Subject">Such as "twin:grace-adeyemi".</param>
/// <param name="Version">Names what it is, such as the hash of a twin.</param>
/// <param name="Owner">Who answers for it: a staff id or a role.</param>
/// <param name="Purpose">What it is for, in words.</param>
public sealed record Registration(string Subject, string Version, string Owner, string Purpose)
{
    /// <summary>The latest on file; null where there is none.</summary>
    public Validation? Validation { get; init; }

    /// <param name="resolved">With its fragments merged, as it is asked.</param>
    public static Registration Of(Twin resolved, string owner, string purpose)
    {
        ArgumentNullException.ThrowIfNull(resolved);
        return new(RegisterSubject.OfTwin(resolved.Id), TwinVersion.Of(resolved), owner, purpose) { Validation = resolved.Validations.MaxBy(v => v.Date) };
    }
}
