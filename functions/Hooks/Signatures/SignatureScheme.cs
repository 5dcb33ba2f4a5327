namespace Twins.Functions.Hooks.Signatures;

/// <summary>How a caller proves that it knows the secret.</summary>
public enum SignatureScheme
{
    /// <summary>Standard Webhooks: id, time and body are signed.</summary>
    Standard,
    /// <summary>X-Hub-Signature-256, as GitHub sends it: the body alone is signed.</summary>
    Github,
}
