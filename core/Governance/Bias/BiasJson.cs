using Twins.Core.Studies.Reporting;

namespace Twins.Core.Governance.Bias;

/// <summary>Writes <c>bias.json</c>: the report as it stands, the same bytes for the same report.</summary>
public static class BiasJson
{
    public static byte[] Of(BiasReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var stream = new MemoryStream();
        JsonReport.WriteAny(report, stream);
        return stream.ToArray();
    }
}
