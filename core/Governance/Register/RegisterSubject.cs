namespace Twins.Core.Governance.Register;

/// <summary>What can be registered: its kind and its id, written "twin:grace-adeyemi".</summary>
public static class RegisterSubject
{
    public const string Twin = "twin", Model = "model", Prompt = "prompt";

    private static readonly string[] Kinds = [Twin, Model, Prompt];

    public static string OfTwin(string id) => $"{Twin}:{id}";

    /// <returns>The kind and the id.</returns>
    /// <exception cref="RegisterException">It is none.</exception>
    public static (string Kind, string Id) Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(':', 2) is [var kind, { Length: > 0 } id] && Kinds.Contains(kind, StringComparer.Ordinal) && AuditEvent.IsId(text)
            ? (kind, id)
            : throw new RegisterException($"'{text}' cannot be registered; say twin:<id>, model:<name> or prompt:<id>, such as twin:grace-adeyemi or model:azure:gpt-mini.");
    }
}
