using System.Globalization;
using CsvHelper;

namespace Twins.Tests.Fidelity.Accuracy;

/// <summary>Answers of 1,784 people and of their twins, and what its authors published of each outcome.</summary>
internal static class MegaStudy
{
    public static Dictionary<string, MegaOutcome> Read()
    {
        var ranges = Rows("dv_variables_summary.csv").ToDictionary(r => r["DV_variable"], r => Number(r["DV_max"]) - Number(r["DV_min"]));
        var humans = Rows("combined_dv_human.csv");
        var twins = Rows("combined_dv_llm.csv").ToDictionary(r => r["TWIN_ID"]);
        return humans[0].Keys.Where(k => k != "TWIN_ID").ToDictionary(name => name, name =>
        {
            double[] h = [.. humans.Select(r => Number(r[name]))], t = [.. humans.Select(r => Number(twins[r["TWIN_ID"]][name]))];
            // Three outcomes have no declared range; the one that was observed stands in.
            var range = double.IsNaN(ranges[name]) ? Seen(h, t).Max() - Seen(h, t).Min() : ranges[name];
            return new MegaOutcome(h, t, range);
        });
    }

    public static List<PublishedOutcome> Published(string specification) =>
        [.. Rows("combined_all_specifications_meta_analysis.csv").Where(r => r["persona specification"] == specification).Select(r => new PublishedOutcome(
            r["variable name"],
            (int)Number(r["sample size"]),
            Number(r["correlation between the responses from humans vs. their twins"]),
            Number(r["CI_lower"]),
            Number(r["CI_upper"]),
            Number(r["std_twin"]) / Number(r["std_human"]),
            Number(r["accuracy between humans vs. their twins"]) is var a && double.IsNaN(a) ? null : a))];

    private static IEnumerable<double> Seen(double[] h, double[] t) =>
        h.Zip(t).Where(p => !double.IsNaN(p.First + p.Second)).SelectMany(p => new[] { p.First, p.Second });

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

internal sealed record MegaOutcome(double[] Human, double[] Twin, double Range);

internal sealed record PublishedOutcome(string Name, int Pairs, double Correlation, double Low, double High, double SpreadRatio, double? Accuracy);
