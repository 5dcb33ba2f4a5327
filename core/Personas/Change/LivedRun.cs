using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Twins.Core.Documents;
using Twins.Core.Studies.Reporting;

namespace Twins.Core.Personas.Change;

/// <summary>What taking part in a study leaves in the diaries of its twins: that it was, and what each rated highest and lowest. Made up, since no person answered.</summary>
public static class LivedRun
{
    private const int LargestRow = 1 << 20;

    /// <param name="folder">A report: <c>report.json</c> and <c>answers.csv</c>.</param>
    /// <param name="twins">Whose diaries.</param>
    /// <exception cref="DocumentException">It is no report.</exception>
    public static IReadOnlyList<DiaryEntry> Read(string folder, IReadOnlySet<string> twins, string path)
    {
        ArgumentNullException.ThrowIfNull(twins);
        var (campaign, finished) = Head(Path.Combine(folder, ReportFolder.Json));
        return [.. Answers(Path.Combine(folder, ReportFolder.Answers)).Where(a => twins.Contains(a.Twin)).GroupBy(a => a.Twin, StringComparer.Ordinal).OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => new DiaryEntry
        {
            Twin = t.Key,
            Path = path,
            At = finished,
            Kind = DiaryKind.Run,
            Text = Text(campaign, [.. t]),
            Importance = .3,
            Source = $"run of '{campaign}'",
            Invented = true,
        })];
    }

    private static string Text(string campaign, List<Rated> answers)
    {
        // The first question that was rated is what the campaign is about.
        var question = answers.FirstOrDefault(a => a.Value is not null)?.Question;
        var rated = answers.Where(a => a.Question == question && a.Value is not null).GroupBy(a => a.Stimulus, StringComparer.Ordinal).Select(s => (s.Key, Mean: s.Average(a => a.Value!.Value))).OrderByDescending(s => s.Mean).ThenBy(s => s.Key, StringComparer.Ordinal).ToList();
        var head = string.Create(CultureInfo.InvariantCulture, $"In the study '{campaign}' I was asked about {answers.Select(a => a.Stimulus).Distinct(StringComparer.Ordinal).Count():N0} messages");
        return rated.Count < 2 ? head + "." : string.Create(CultureInfo.InvariantCulture, $"{head}. On '{question}' I rated '{rated[0].Key}' highest ({rated[0].Mean:0.0}) and '{rated[^1].Key}' lowest ({rated[^1].Mean:0.0}).");
    }

    private static (string Campaign, DateTimeOffset Finished) Head(string file)
    {
        if (!File.Exists(file)) throw new DocumentException(file, null, "does not exist. Name the folder of a report, such as out/autumn.");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            return (json.RootElement.GetProperty("campaign").GetString()!, json.RootElement.GetProperty("finished").GetDateTimeOffset());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new DocumentException(file, null, "is no report of Twins.");
        }
    }

    private static List<Rated> Answers(string file)
    {
        if (!File.Exists(file)) throw new DocumentException(file, null, "does not exist. Ask the study again, or name the folder of another report.");
        var answers = new List<Rated>();
        try
        {
            using var csv = CsvReader.FromFile(file, new CsvReaderOptions { MaxRecordSize = LargestRow });
            var header = csv.Headers.ToArray().ToList();
            if (header is [var first, ..]) header[0] = first.TrimStart('\ufeff');
            int[] at = [header.IndexOf("twin"), header.IndexOf("stimulus"), header.IndexOf("question"), header.IndexOf("kind"), header.IndexOf("outcome"), header.IndexOf("value")];
            if (at.Contains(-1)) throw new DocumentException(file, null, "holds no answers of Twins.");
            while (csv.Read()) answers.Add(new Rated(csv.GetString(at[0]), csv.GetString(at[1]), csv.GetString(at[2]), Value(csv.GetString(at[3]), csv.GetString(at[4]), csv.GetString(at[5]))));
        }
        catch (CsvFormatException e)
        {
            throw new DocumentException(file, null, $"is not a CSV file that can be read ({e.Message.Split('\n')[0].Trim()}).");
        }
        return answers;
    }

    private static double? Value(string kind, string outcome, string value) =>
        kind is "likert" or "scale" or "nps" && outcome is "answered" && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private sealed record Rated(string Twin, string Stimulus, string Question, double? Value);
}
