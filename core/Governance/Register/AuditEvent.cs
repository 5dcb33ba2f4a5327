using System.Text.RegularExpressions;

namespace Twins.Core.Governance.Register;

/// <summary>Something to be written into the audit log. Everything but the note stays for ever, so it is made of ids.</summary>
/// <param name="Actor">Who did it: a staff id or a role, never an address.</param>
/// <param name="Action">Such as "approved".</param>
/// <param name="Subject">Such as "twin:grace-adeyemi".</param>
public sealed partial record AuditEvent(string Actor, string Action, string Subject)
{
    public const int MostNote = 2000;

    /// <summary>More about it, by name: ids, dates and figures.</summary>
    public IReadOnlyDictionary<string, string> Detail { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Free text, which can be erased without breaking the chain; null for none.</summary>
    public string? Note { get; init; }

    /// <exception cref="RegisterException">Something in it is no id, or the note is too long.</exception>
    public AuditEvent Checked()
    {
        foreach (var id in (string[])[Actor, Action, Subject, .. Detail.Keys, .. Detail.Values])
            if (!IsId(id)) throw new RegisterException($"'{id}' cannot stand in the audit log, from which nothing can be taken out: use an id of at most 160 letters, digits, '.', '-', '_', ':', '/' and '+', such as a role (legal-1), and no name or address.");
        if (Note is { Length: > MostNote }) throw new RegisterException($"A note has at most {MostNote} characters, not {Note.Length}; put the rest into a document and name it.");
        return this;
    }

    public static bool IsId(string text) => Id().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z0-9-][A-Za-z0-9._:/+-]{0,159}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Id();
}
