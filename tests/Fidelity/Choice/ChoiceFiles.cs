using System.Globalization;
using CsvHelper;
using Twins.Core.Fidelity.Choice;

namespace Twins.Tests.Fidelity.Choice;

/// <summary>Real choices that lie beside the checkout.</summary>
internal static class ChoiceFiles
{
    /// <param name="columns">Which columns are codes.</param>
    /// <param name="weight">The column of weights; all 1 without it.</param>
    public static IReadOnlyList<ChoiceTask> Cars(string[] columns, string? weight = null) => Tasks("cars_us_conjoint.csv", "obsnum", weight, row => [.. columns.Select(c => Number(row[c]))]);

    public static IReadOnlyList<ChoiceTask> Yogurt(string[] columns) =>
        Tasks("yogurt.csv", "obsID", null, row => [.. columns.Select(c => row.TryGetValue(c, out var cell) ? Number(cell) : row["brand"] == c ? 1 : 0)]);

    private static ChoiceTask[] Tasks(string file, string task, string? weight, Func<Dictionary<string, string>, double[]> codes) =>
        [.. Rows(file).GroupBy(r => (r["id"], r[task])).GroupBy(g => g.Key.Item1).SelectMany((person, i) => person.Select(g =>
        {
            var rows = g.ToList();
            return new ChoiceTask(i, [.. rows.Select(codes)], rows.FindIndex(r => r["choice"] == "1"), weight is null ? 1 : Number(rows[0][weight]));
        }))];

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    private static List<Dictionary<string, string>> Rows(string file)
    {
        using var csv = CsvReader.FromFile(SharedFolder.Path("data", "choice", file));
        var header = csv.Headers.ToArray();
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read()) rows.Add(header.Select((name, k) => (name, k)).ToDictionary(h => h.name, h => csv.GetString(h.k)));
        return rows;
    }
}
