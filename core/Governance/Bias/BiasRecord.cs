using System.Security.Cryptography;
using System.Text;
using Twins.Core.Governance.Register;
using Twins.Core.Studies;

namespace Twins.Core.Governance.Bias;

/// <summary>Audits in the audit log, so that whoever asks whether a panel is audited regularly finds when, by whom and with which report.</summary>
public sealed class BiasRecord(AuditLog log)
{
    public const string Audited = "bias-audit";

    private const string Sha256 = "sha256";

    /// <summary>Such as "panel:shoppers".</summary>
    public static string SubjectOf(string panel) => $"panel:{Id(panel)}";

    /// <summary>Whether this can stand in the log as the one who did it.</summary>
    public static bool IsActor(string actor) => AuditEvent.IsId(actor);

    /// <summary>The audits of a panel so far, oldest first.</summary>
    /// <exception cref="AuditException">The log was tampered with.</exception>
    public async Task<IReadOnlyList<EarlierAudit>> EarlierAsync(string panel, CancellationToken cancellationToken)
    {
        var copy = await log.CopyAsync(cancellationToken);
        if (!AuditCheck.Of(copy).Holds) throw new AuditException();
        return [.. copy.Entries.Where(e => e.Action == Audited && e.Subject == SubjectOf(panel)).Select(e => new EarlierAudit(e.Sequence, e.At, e.Detail.GetValueOrDefault(Sha256, "")))];
    }

    /// <param name="json">The report as it was written.</param>
    public Task<AuditEntry> AppendAsync(BiasReport report, ReadOnlyMemory<byte> json, string actor, CancellationToken cancellationToken) =>
        log.AppendAsync(
            new AuditEvent(actor, Audited, SubjectOf(report.Panel))
            {
                Detail = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [Sha256] = Convert.ToHexStringLower(SHA256.HashData(json.Span)),
                    ["campaign"] = Id(report.Campaign),
                    ["mode"] = report.Mode.ToString().ToLowerInvariant(),
                    ["outcome"] = report.Verdict.Outcome switch { BiasOutcome.Found => "found", BiasOutcome.Possible => "possible", BiasOutcome.NotFound => "not-found", _ => "too-few" },
                    ["respondent"] = Id(report.Respondent.Name),
                },
            },
            cancellationToken);

    /// <summary>Names that cannot stand in the log stand there by their hash.</summary>
    private static string Id(string name) => AuditEvent.IsId(name) && name.Length < 100 ? name : ContentHash.OfBytes(Encoding.UTF8.GetBytes(name));
}
