using System.Globalization;
using CsvHelper;

namespace Twins.Bench.MegaStudy;

/// <summary>1,784 people, their twins and the outcomes of 19 studies, as their authors published them.</summary>
public sealed record MegaStudyTable(IReadOnlyList<string> People, IReadOnlyList<OutcomeAnswers> Outcomes)
{
    private const string Key = "TWIN_ID";

    /// <param name="folder">With combined_dv_human.csv, combined_dv_llm.csv and dv_variables_summary.csv.</param>
    /// <exception cref="InvalidDataException">A file is not what it should be.</exception>
    public static MegaStudyTable Read(string folder)
    {
        try
        {
            var ranges = Rows(Path.Combine(folder, "dv_variables_summary.csv")).ToDictionary(r => r["DV_variable"], r => Number(r["DV_max"]) - Number(r["DV_min"]));
            var humans = Rows(Path.Combine(folder, "combined_dv_human.csv"));
            var twins = Rows(Path.Combine(folder, "combined_dv_llm.csv")).ToDictionary(r => r[Key]);
            return new MegaStudyTable([.. humans.Select(r => r[Key])], [.. humans[0].Keys.Where(k => k != Key).Select(name => Outcome(name, humans, twins, ranges[name]))]);
        }
        catch (Exception e) when (e is CsvFormatException or FormatException or KeyNotFoundException or ArgumentException)
        {
            throw new InvalidDataException($"{folder} does not hold the mega-study: {e.Message}", e);
        }
    }

    private static OutcomeAnswers Outcome(string name, List<Dictionary<string, string>> humans, Dictionary<string, Dictionary<string, string>> twins, double range)
    {
        var outcome = new OutcomeAnswers(name, [.. humans.Select(r => Number(r[name]))], [.. humans.Select(r => Number(twins[r[Key]][name]))], range);
        if (!double.IsNaN(range)) return outcome;
        // Three outcomes have no declared range; the one that was observed stands in.
        double[] seen = [.. Enumerable.Range(0, humans.Count).Where(outcome.IsWhole).SelectMany(i => new[] { outcome.Human[i], outcome.Twin[i] })];
        return outcome with { Range = seen.Max() - seen.Min() };
    }

    private static double Number(string text) => text.Length is 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);

    private static List<Dictionary<string, string>> Rows(string file)
    {
        using var csv = CsvReader.FromFile(file, new CsvReaderOptions { MaxRecordSize = 1 << 20 });
        var header = csv.Headers.ToArray();
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read()) rows.Add(header.Select((name, k) => (name, k)).ToDictionary(h => h.name, h => csv.GetString(h.k)));
        return rows;
    }
}
