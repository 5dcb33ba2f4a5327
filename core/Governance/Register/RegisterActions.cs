namespace Twins.Core.Governance.Register;

/// <summary>What the register writes into the audit log.</summary>
internal static class RegisterActions
{
    public const string Added = "register-added";
    public const string Approved = "approved";
    public const string Revoked = "approval-revoked";
    public const string Opened = "incident-opened";
    public const string Closed = "incident-closed";

    /// <summary>Names of details.</summary>
    public const string Version = "version", Owner = "owner", Use = "use", Until = "until", Incident = "incident";
}
