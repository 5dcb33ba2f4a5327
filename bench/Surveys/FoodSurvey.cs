using System.Text;
using CsvHelper;
using Twins.Core.Fidelity.Baselines;

namespace Twins.Bench.Surveys;

/// <summary>How 1,373 people rate the cuisines of 40 countries from 1 to 5, with what is known of them.</summary>
/// <param name="Items">The columns of the 20 cuisines that most people rated, most first.</param>
/// <param name="Categories">The columns of what is known of a person without asking for ratings.</param>
public sealed record FoodSurvey(AnswerTable Table, int[] Items, int[] Categories)
{
    private const int ItemsJudged = 20, Points = 5;

    /// <exception cref="InvalidDataException">The file is not the survey.</exception>
    public static FoodSurvey Read(string path)
    {
        var (header, rows) = Rows(path);
        bool IsItem(int c) => header[c].Contains("traditional cuisine", StringComparison.Ordinal);
        int[] items = [.. Enumerable.Range(1, header.Length - 1).Where(IsItem)], categories = [.. Enumerable.Range(1, header.Length - 1).Where(c => !IsItem(c))];
        if (items.Length < ItemsJudged) throw new InvalidDataException($"{path} has {items.Length} columns of cuisines; give food_world_cup.csv.");
        var columns = items.Select(c => new AnswerColumn([.. rows.Select(r => int.TryParse(r[c], out var rating) ? rating - 1 : -1)], Points, IsOrdered: true))
            .Concat(categories.Select(c => Category([.. rows.Select(r => r[c])])));
        var table = new AnswerTable([.. columns]);
        int[] judged = [.. Enumerable.Range(0, items.Length).OrderByDescending(k => table.Columns[k].Levels.Count(l => l >= 0)).Take(ItemsJudged)];
        return new FoodSurvey(table, judged, [.. Enumerable.Range(items.Length, categories.Length)]);
    }

    private static AnswerColumn Category(string[] cells)
    {
        string[] names = [.. cells.Where(c => c.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        return new AnswerColumn([.. cells.Select(c => c.Length is 0 ? -1 : Array.BinarySearch(names, c, StringComparer.Ordinal))], names.Length, IsOrdered: false);
    }

    private static (string[] Header, List<string[]> Rows) Rows(string path)
    {
        try
        {
            // The file is in the Mac's old encoding; nothing but ASCII matters here.
            using var csv = CsvReader.FromText(File.ReadAllText(path, Encoding.Latin1));
            var header = csv.Headers.ToArray();
            var rows = new List<string[]>();
            while (csv.Read()) rows.Add([.. Enumerable.Range(0, header.Length).Select(csv.GetString)]);
            return (header, rows);
        }
        catch (CsvFormatException e)
        {
            throw new InvalidDataException($"{path} is not a CSV of survey answers: {e.Message}", e);
        }
    }
}
