namespace Twins.Core.Governance.Register;

/// <summary>The register or its log was asked for something that it refuses; the sentence says what to do.</summary>
public sealed class RegisterException(string message) : Exception(message);
