using System.Security.Cryptography;
using Twins.Core.Documents;
using Twins.Core.Fidelity.Baselines;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Respondents.Survey;

/// <summary>A survey as baselines learn from it.</summary>
/// <param name="People">The rows by the id of the person.</param>
/// <param name="Columns">The columns of the table by the id of the question that they answer.</param>
/// <param name="Hash">Of the file.</param>
internal sealed record SurveyTable(AnswerTable Table, IReadOnlyDictionary<string, int> People, IReadOnlyDictionary<string, int> Columns, string Hash)
{
    private const string Twin = "twin";
    private const int LeastPeople = 40;

    /// <summary>More different values make a column of names or amounts, from which nothing is learnt here.</summary>
    private const int MostValues = 20;

    /// <exception cref="DocumentException">It cannot be used.</exception>
    public static SurveyTable Read(string path, IReadOnlyList<Question> questions)
    {
        var name = Path.GetFileName(path);
        var file = CsvTable.Read(path, name);
        var people = file.Index(Twin);
        if (people.Count < LeastPeople) throw new DocumentException(name, null, $"has {people.Count} people; at least {LeastPeople} are needed to predict one from the others.");
        var asked = questions.OfType<CategoricalQuestion>().Where(q => file.Has(q.Id)).ToList();
        if (asked.Count is 0) throw new DocumentException(name, null, $"answers none of the campaign's ratings and single choices; name its columns by their ids: {string.Join(", ", questions.OfType<CategoricalQuestion>().Select(q => q.Id))}.");
        var columns = asked.Select(q => Column(file.Column(q.Id), q)).Concat(file.Header.Where(h => h != Twin && asked.TrueForAll(q => q.Id != h)).Select(h => Column(file.Column(h))).OfType<AnswerColumn>()).ToList();
        return new SurveyTable(new AnswerTable(columns), people, asked.Select((q, k) => (q.Id, k)).ToDictionary(c => c.Id, c => c.k, StringComparer.Ordinal), Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));
    }

    private static AnswerColumn Column(string[] cells, CategoricalQuestion question) =>
        new([.. cells.Select(c => Option.Find(question.Possibilities, c))], question.Possibilities.Count, question.Ordinal);

    private static AnswerColumn? Column(string[] cells)
    {
        string[] values = [.. cells.Where(c => c.Length > 0).Distinct(StringComparer.Ordinal)];
        if (values.Length is < 2 or > MostValues) return null;
        var ordered = Array.TrueForAll(values, v => CsvTable.Number(v) is not null);
        values = ordered ? [.. values.OrderBy(v => CsvTable.Number(v))] : [.. values.Order(StringComparer.Ordinal)];
        return new AnswerColumn([.. cells.Select(c => Array.IndexOf(values, c))], values.Length, ordered);
    }
}
