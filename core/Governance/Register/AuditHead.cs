using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Twins.Core.Governance.Register;

/// <summary>
/// How far the log goes, kept beside it. An entry is written only when the head names the one before it, and the head is moved
/// afterwards: it is behind by one where somebody was killed in between, and neither ahead nor further behind unless somebody
/// has taken entries out or put some in.
/// </summary>
public sealed partial record AuditHead(long Sequence, string Hash)
{
    public static AuditHead Beginning { get; } = new(0, AuditEntry.Beginning);

    public static AuditHead At(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new(entry.Sequence, entry.Hash());
    }

    public byte[] Line() => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Hash} {Sequence}"));

    /// <returns>Null where it is no head.</returns>
    public static AuditHead? Read(ReadOnlySpan<byte> line) =>
        Form().Match(Encoding.Latin1.GetString(line)) is { Success: true } match ? new(long.Parse(match.Groups["sequence"].Value, CultureInfo.InvariantCulture), match.Groups["hash"].Value) : null;

    [GeneratedRegex(@"\A(?<hash>[0-9a-f]{64}) (?<sequence>[1-9][0-9]{0,17})\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
