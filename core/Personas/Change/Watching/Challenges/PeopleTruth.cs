using CsvHelper;
using Twins.Core.Documents;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Personas.Change.Watching.Challenges;

/// <summary>What the people behind the twins answered to the questions of a set: a CSV file with a column "twin" (the id of the person's twin) and one for each question, named by its id.</summary>
/// <param name="Answers">By twin, then by question: the place of the answer among its possibilities, or the number.</param>
/// <param name="Unreadable">Cells that hold none of the question's answers; empty ones are missing and not counted.</param>
public sealed record PeopleTruth(string File, IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Answers, int Unreadable)
{
    private const int LargestRow = 1 << 20;
    private const string Twin = "twin";

    /// <summary>Whether answers to this question can be scored: a rating, yes or no, a single choice, or a number between two bounds.</summary>
    public static bool Takes(Question question) => question is CategoricalQuestion or NumericQuestion { Min: not null, Max: not null };

    /// <exception cref="DocumentException">It cannot be read, names a twin twice, or holds no answer that could be scored.</exception>
    public static PeopleTruth Read(string path, QuestionSet set)
    {
        if (!System.IO.File.Exists(path)) throw new DocumentException(path, null, "there is no such file.");
        if (new FileInfo(path).Length > HumanTable.MaxBytes) throw new DocumentException(path, null, $"is larger than {HumanTable.MaxBytes >> 20} MB; keep the columns with answers and drop the others.");
        try
        {
            using var csv = CsvReader.FromFile(path, new CsvReaderOptions { MaxRecordSize = LargestRow });
            return Read(path, csv, set);
        }
        catch (CsvFormatException e)
        {
            throw new DocumentException(path, null, $"is not a CSV file that can be read ({e.Message.Split('\n')[0].Trim()}).");
        }
    }

    private static PeopleTruth Read(string path, CsvReader csv, QuestionSet set)
    {
        var header = csv.Headers.ToArray();
        var twin = Array.FindIndex(header, h => h.Trim() == Twin);
        var columns = set.Questions.Where(Takes).Select(q => (Question: q, At: Array.FindIndex(header, h => h.Trim() == q.Id))).Where(c => c.At >= 0).ToList();
        if (twin < 0 || columns.Count is 0) throw new DocumentException(path, null, $"needs a column 'twin' with the id of each person's twin, and one for at least one question that can be scored: {string.Join(", ", set.Questions.Where(Takes).Select(q => q.Id))}.");
        var answers = new Dictionary<string, IReadOnlyDictionary<string, double>>(StringComparer.Ordinal);
        var unreadable = 0;
        while (csv.Read())
        {
            var person = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var (question, at) in columns)
                if (csv.GetString(at).Trim() is { Length: > 0 } cell)
                    if (Parse(question, cell) is { } answer) person[question.Id] = answer;
                    else unreadable++;
            if (!answers.TryAdd(csv.GetString(twin).Trim(), person)) throw new DocumentException(path, null, $"has two rows of the twin '{csv.GetString(twin).Trim()}'; one twin stands for one person.");
        }
        return answers.Values.Any(a => a.Count > 0) ? new PeopleTruth(path, answers, unreadable) : throw new DocumentException(path, null, "holds no answer to any of the questions.");
    }

    private static double? Parse(Question question, string cell) => question switch
    {
        CategoricalQuestion choice => HumanTable.Find(cell, choice.Possibilities) is >= 0 and var place ? place : null,
        NumericQuestion number => double.TryParse(cell, System.Globalization.CultureInfo.InvariantCulture, out var value) && value >= (double)number.Min! && value <= (double)number.Max! ? value : null,
        _ => null,
    };
}
