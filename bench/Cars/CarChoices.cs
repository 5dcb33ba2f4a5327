using System.Globalization;
using CsvHelper;
using Twins.Core.Fidelity.Choice;

namespace Twins.Bench.Cars;

/// <summary>
/// Stated choices of 384 buyers among three cars each (15 tasks), by drive train, fast charging, price (1,000 $), running
/// cost (cents per mile), acceleration (seconds to 60 mph) and maker's country.
/// </summary>
public static class CarChoices
{
    public const int Price = 9;

    /// <summary>What the columns of codes stand for; the base is a petrol car from Germany without fast charging.</summary>
    public static readonly string[] Columns =
        ["hev", "phev10", "phev20", "phev40", "bev75", "bev100", "bev150", "phevFastcharge", "bevFastcharge", "price", "opCost", "accelTime", "american", "japanese", "chinese", "skorean"];

    /// <summary>The choices in the file's order, people numbered from 0, with a weight of 1 each.</summary>
    /// <exception cref="InvalidDataException">The file lacks a column or holds something else than choices.</exception>
    public static IReadOnlyList<ChoiceTask> Read(string csvPath)
    {
        using var csv = CsvReader.FromFile(csvPath);
        var header = csv.Headers.ToArray();
        string[] wanted = ["id", "obsnum", "choice", .. Columns];
        var at = wanted.Select(c => Array.IndexOf(header, c)).ToArray();
        if (Array.IndexOf(at, -1) is >= 0 and var missing) throw new InvalidDataException($"{csvPath} has no column '{wanted[missing]}'; give the file of car choices.");
        var rows = new List<double[]>();
        try
        {
            while (csv.Read()) rows.Add([.. at.Select(c => Number(csv.GetString(c), csvPath))]);
        }
        catch (CsvFormatException e)
        {
            throw new InvalidDataException($"{csvPath} is not a file of car choices (row {rows.Count + 2}): {e.Message.Split('\n')[0].Trim()}", e);
        }
        var people = new Dictionary<double, int>();
        return [.. rows.GroupBy(r => (Person: r[0], Task: r[1])).Select(g => Task(people, g.Key.Person, [.. g], csvPath))];
    }

    private static ChoiceTask Task(Dictionary<double, int> people, double person, double[][] rows, string csvPath)
    {
        if (rows.Count(r => r[2] is 1) is not 1) throw new InvalidDataException($"{csvPath}: person {person} has a task without exactly one choice.");
        people.TryAdd(person, people.Count);
        return new ChoiceTask(people[person], [.. rows.Select(r => r[3..])], Array.FindIndex(rows, r => r[2] is 1));
    }

    private static double Number(string cell, string csvPath) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw new InvalidDataException($"{csvPath}: '{cell}' is not a number.");
}
