using System.Security.Cryptography;
using Twins.Core.Documents;
using Twins.Core.Governance.Register;
using Twins.Core.Validations.Checks;

namespace Twins.Core.Validations.Sealing;

/// <summary>
/// Seals forecasts before anybody knows what comes true: their hash goes into the audit log, in which nothing can be put
/// afterwards with an earlier time unnoticed. A shadow run is judged only on what became known later.
/// </summary>
public sealed class PredictionSeals(AuditLog log)
{
    private const string Sealed = "forecasts-sealed";
    private const string Hash = "sha256";

    /// <summary>Seals the file of every check that is a shadow run, as it is now.</summary>
    /// <param name="actor">Who stands for it: a staff id or a role.</param>
    /// <exception cref="DocumentException">There is none, or a file is missing.</exception>
    public async Task<IReadOnlyList<ForecastSeal>> SealAsync(string file, ValidationPlan plan, string actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var checks = plan.Checks.OfType<ForecastsCheck>().Where(c => c.Sealed).ToList();
        if (checks.Count is 0) throw new DocumentException(file, null, "has no check of kind 'forecasts' with 'sealed: true'; there is nothing to seal.");
        var seals = new List<ForecastSeal>();
        foreach (var check in checks)
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Studies.StudyFolder.Resolve(file, "file", check.File), cancellationToken)));
            var entry = await log.AppendAsync(new AuditEvent(actor, Sealed, $"validation:{plan.Id}") { Detail = new Dictionary<string, string> { ["check"] = check.Id, [Hash] = hash } }, cancellationToken);
            seals.Add(new ForecastSeal(check.Id, check.File, hash, entry));
        }
        return seals;
    }

    /// <summary>When a file was first sealed as it is now; null where it never was.</summary>
    /// <exception cref="AuditException">The log was tampered with.</exception>
    public async Task<DateTimeOffset?> FindAsync(string hash, CancellationToken cancellationToken)
    {
        var copy = await log.CopyAsync(cancellationToken);
        if (!AuditCheck.Of(copy).Holds) throw new AuditException();
        return copy.Entries.FirstOrDefault(e => e.Action == Sealed && e.Detail.GetValueOrDefault(Hash) == hash)?.At;
    }
}

/// <param name="Hash">SHA-256 of the file.</param>
public sealed record ForecastSeal(string Check, string File, string Hash, AuditEntry Entry);
