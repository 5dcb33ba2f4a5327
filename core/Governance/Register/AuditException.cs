namespace Twins.Core.Governance.Register;

/// <summary>The audit log does not hold, so nothing rests on it and nothing is added to it.</summary>
public sealed class AuditException() : Exception("The audit log was changed behind its back, so nothing is added to it and no approval counts. See what is wrong with 'twins audit verify', and put the last good copy of what is kept in its place.");
