using System.Globalization;
using CsvHelper;
using Twins.Bench.MegaStudy;

namespace Twins.Tests.Fidelity.Accuracy;

/// <summary>Answers of 1,784 people and of their twins, and what its authors published of each outcome.</summary>
internal static class MegaStudy
{
    public static MegaStudyTable Read() => MegaStudyTable.Read(SharedFolder.Path("data", "megastudy"));

    public static List<PublishedOutcome> Published(string specification) =>
        [.. Rows("combined_all_specifications_meta_analysis.csv").Where(r => r["persona specification"] == specification).Select(r => new PublishedOutcome(
            r["variable name"],
            (int)Number(r["sample size"]),
            Number(r["correlation between the responses from humans vs. their twins"]),
            Number(r["CI_lower"]),
            Number(r["CI_upper"]),
            Number(r["std_twin"]) / Number(r["std_human"]),
            Number(r["accuracy between humans vs. their twins"]) is var a && double.IsNaN(a) ? null : a))];

    private static double Number(string text) => text.Length is 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);

    private static List<Dictionary<string, string>> Rows(string file)
    {
        using var csv = CsvReader.FromFile(SharedFolder.Path("data", "megastudy", file), new CsvReaderOptions { MaxRecordSize = 1 << 20 });
        var header = csv.Headers.ToArray();
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read()) rows.Add(header.Select((name, k) => (name, k)).ToDictionary(h => h.name, h => csv.GetString(h.k)));
        return rows;
    }
}

internal sealed record PublishedOutcome(string Name, int Pairs, double Correlation, double Low, double High, double SpreadRatio, double? Accuracy);
