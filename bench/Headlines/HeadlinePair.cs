using System.Globalization;
using CsvHelper;

namespace Twins.Bench.Headlines;

/// <summary>Two headlines of one test, shown to random parts of the same readership, and which was clicked more.</summary>
public sealed record HeadlinePair(string Test, string A, string B, double RateA, double RateB, bool AWon, bool Significant)
{
    private static readonly string[] Columns = ["test_id", "headline_a", "headline_b", "click_rate_a", "click_rate_b", "a_won", "significant", "impressions_a", "impressions_b"];

    /// <summary>How many readers were shown A.</summary>
    public double ShownA { get; init; }

    /// <summary>How many readers were shown B.</summary>
    public double ShownB { get; init; }

    public double ClicksA => RateA * ShownA;

    public double ClicksB => RateB * ShownB;

    /// <exception cref="InvalidDataException">The file lacks a column or holds something else than pairs.</exception>
    public static IReadOnlyList<HeadlinePair> Read(string csvPath)
    {
        var pairs = new List<HeadlinePair>();
        try
        {
            using var csv = CsvReader.FromFile(csvPath);
            var header = csv.Headers.ToArray();
            var at = Columns.Select(c => Array.IndexOf(header, c)).ToArray();
            if (Array.IndexOf(at, -1) is >= 0 and var missing) throw new InvalidDataException($"{csvPath} has no column '{Columns[missing]}'; give the file of headline pairs.");
            while (csv.Read()) pairs.Add(Row([.. at.Select(csv.GetString)]));
        }
        catch (Exception e) when (e is CsvFormatException or FormatException)
        {
            throw new InvalidDataException($"{csvPath} is not a file of headline pairs (row {pairs.Count + 2}): {e.Message.Split('\n')[0].Trim()}", e);
        }
        return pairs.Count > 0 ? pairs : throw new InvalidDataException($"{csvPath} holds no pairs; give the file of headline pairs.");
    }

    private static HeadlinePair Row(string[] cells) =>
        new(cells[0], cells[1], cells[2], Number(cells[3]), Number(cells[4]), Flag(cells[5]), Flag(cells[6])) { ShownA = Number(cells[7]), ShownB = Number(cells[8]) };

    private static double Number(string cell) => double.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static bool Flag(string cell) => cell switch
    {
        "1" or "True" or "true" => true,
        "0" or "False" or "false" => false,
        _ => throw new FormatException("a_won and significant are 1 or 0, True or False."),
    };
}
