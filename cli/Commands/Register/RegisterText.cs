using System.Globalization;
using Twins.Core.Governance.Register;

namespace Twins.Cli.Commands.Register;

/// <summary>The register in lines that people read.</summary>
internal static class RegisterText
{
    private const int ShortVersion = 12;

    public static string Line(RegisterEntry entry, DateOnly today)
    {
        var uses = entry.Approvals.Where(a => a.Holds(entry.Version, today)).Select(a => a.Use).Distinct(StringComparer.Ordinal).ToList();
        var open = entry.OpenIncidents.Count();
        return $"{entry.Subject,-32} {Short(entry.Version),-ShortVersion} {entry.Owner,-16} {(uses.Count > 0 ? "approved: " + string.Join(", ", uses) : "no approval")}{(open > 0 ? $", open incidents: {open}" : "")}";
    }

    public static IEnumerable<string> Page(RegisterEntry entry, DateOnly today)
    {
        yield return $"{entry.Subject}, version {entry.Version}";
        yield return $"Owner: {entry.Owner}";
        yield return $"Purpose: {entry.Purpose ?? "erased"}";
        yield return $"Added: {Day(entry.Added)}";
        yield return $"Last validation: {(entry.LastValidation is { } v ? string.Create(CultureInfo.InvariantCulture, $"{v.Study} on {v.Date:yyyy-MM-dd}, {v.Metric} {v.Value:0.###} against {v.Baseline:0.###}, {(v.Expires < today ? "expired" : "good until")} {v.Expires:yyyy-MM-dd}") : "none on file when it was added")}";
        foreach (var approval in entry.Approvals) yield return $"Approval: {approval.Use} by {approval.By} on {Day(approval.At)}, {Standing(approval, entry.Version, today)}{Note(approval.Note)}";
        foreach (var incident in entry.Incidents) yield return $"Incident {incident.Id}: opened {Day(incident.Opened)} by {incident.By}{Note(incident.What)}{(incident.Closed is { } closed ? $"; closed {Day(closed)}{Note(incident.Outcome)}" : "; open")}";
    }

    private static string Standing(Approval approval, string version, DateOnly today) =>
        approval.Revoked is { } revoked ? $"revoked {Day(revoked)}"
        : approval.Until < today ? $"expired {approval.Until:yyyy-MM-dd}"
        : approval.Version != version ? $"of another version ({Short(approval.Version)})"
        : $"holds until {approval.Until:yyyy-MM-dd}";

    private static string Note(string? note) => note is null ? "" : $": {note.ReplaceLineEndings(" ")}";

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Short(string version) => version.Length > ShortVersion ? version[..ShortVersion] : version;
}
