namespace Twins.Core.Evidence;

/// <summary>Whose evidence it is.</summary>
/// <param name="Tenant">The customer or organisation; one installation mostly has one.</param>
public sealed record EvidenceOwner(string Tenant, string Twin);
