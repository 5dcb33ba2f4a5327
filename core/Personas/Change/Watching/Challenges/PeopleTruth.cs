using Twins.Core.Documents;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Personas.Change.Watching.Challenges;

/// <summary>What the people behind the twins answered to the questions of a set: a CSV file with a column "twin" (the id of the person's twin) and one for each question, named by its id.</summary>
/// <param name="Answers">By twin, then by question: the place of the answer among its possibilities, or the number.</param>
/// <param name="Unreadable">Cells that hold none of the question's answers; empty ones are missing and not counted.</param>
public sealed record PeopleTruth(string File, IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Answers, int Unreadable)
{
    private const string Twin = "twin";

    /// <summary>Whether answers to this question can be scored: a rating, yes or no, a single choice, or a number between two bounds.</summary>
    public static bool Takes(Question question) => question is CategoricalQuestion or NumericQuestion { Min: not null, Max: not null };

    /// <exception cref="DocumentException">It cannot be read, names a twin twice, or holds no answer that could be scored.</exception>
    public static PeopleTruth Read(string path, QuestionSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        var table = CsvTable.Read(path, path);
        var asked = set.Questions.Where(q => Takes(q) && table.Has(q.Id)).ToList();
        if (!table.Has(Twin) || asked.Count is 0) throw new DocumentException(path, null, $"needs a column 'twin' with the id of each person's twin, and one for at least one question that can be scored: {string.Join(", ", set.Questions.Where(Takes).Select(q => q.Id))}.");
        var (rows, columns, unreadable) = (table.Index(Twin), asked.ToDictionary(q => q, q => table.Column(q.Id)), 0);
        var answers = new Dictionary<string, IReadOnlyDictionary<string, double>>(StringComparer.Ordinal);
        foreach (var (twin, row) in rows)
        {
            var person = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var (question, cells) in columns)
                if (Parse(question, cells[row]) is { } answer) person[question.Id] = answer;
                else if (cells[row].Length > 0) unreadable++;
            answers[twin] = person;
        }
        return answers.Values.Any(a => a.Count > 0) ? new PeopleTruth(path, answers, unreadable) : throw new DocumentException(path, null, "holds no answer to any of the questions.");
    }

    private static double? Parse(Question question, string cell) => question switch
    {
        CategoricalQuestion choice => Option.Find(choice.Possibilities, cell) is >= 0 and var place ? place : null,
        NumericQuestion number => CsvTable.Number(cell) is { } value && value >= (double)number.Min! && value <= (double)number.Max! ? value : null,
        _ => null,
    };
}
