using System.Globalization;
using CsvHelper;
using Twins.Core.Documents;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Studies.Analysis;

/// <summary>What real people answered to one question, read from a CSV file.</summary>
/// <param name="Answers">Per person the place of its answer among the possibilities; for a ranking, of all of them, best first.</param>
/// <param name="Unreadable">Rows whose value is none of the question's answers; empty cells included.</param>
public sealed record HumanTable(HumanAnswers Source, IReadOnlyList<int[]> Answers, int Unreadable)
{
    public const long MaxBytes = 50L << 20;

    private const int LargestRow = 1 << 20;

    /// <param name="path">Where the file really is; <paramref name="source"/> says how its author calls it.</param>
    /// <param name="question">With its options resolved.</param>
    /// <exception cref="DocumentException">It is missing, too large, has no such column or nothing usable in it, or the question has no possibilities.</exception>
    public static HumanTable Read(string path, HumanAnswers source, Question question)
    {
        IReadOnlyList<Option> options = question switch
        {
            CategoricalQuestion choice => choice.Possibilities,
            RankQuestion rank => rank.Possibilities,
            _ => throw new DocumentException(source.File, null, $"human answers can be held against ratings, single choices and rankings; '{question.Id}' is none of them."),
        };
        if (!File.Exists(path)) throw new DocumentException(source.File, null, "there is no such file.");
        if (new FileInfo(path).Length > MaxBytes) throw new DocumentException(source.File, null, $"is larger than {MaxBytes >> 20} MB; keep the column with the answers and drop the others.");
        var answers = new List<int[]>();
        var unreadable = 0;
        foreach (var value in Column(path, source))
        {
            if (Parse(value, options, question is RankQuestion ? source.Separator : null) is { } answer) answers.Add(answer);
            else unreadable++;
        }
        if (answers.Count is 0) throw new DocumentException(source.File, null, $"none of the {unreadable} values in the column '{source.Column}' is an answer to '{question.Id}'; expected {Expected(options)}{(question is RankQuestion ? $" in order, separated by '{source.Separator}'" : "")}.");
        return new HumanTable(source, answers, unreadable);
    }

    /// <summary>How many people gave each answer; for rankings, put each option first.</summary>
    public int[] Counts(int possibilities)
    {
        var counts = new int[possibilities];
        foreach (var answer in Answers) counts[answer[0]]++;
        return counts;
    }

    private static List<string> Column(string path, HumanAnswers source)
    {
        var values = new List<string>();
        try
        {
            using var csv = CsvReader.FromFile(path, new CsvReaderOptions { MaxRecordSize = LargestRow });
            var header = csv.Headers.ToArray();
            if (header.Length is 0) throw new DocumentException(source.File, null, "is empty; it needs a header and a row for each person.");
            var at = Array.FindIndex(header, h => h.Trim() == source.Column);
            if (at < 0) throw new DocumentException(source.File, null, $"has no column '{source.Column}'. Its columns are: {string.Join(", ", header.Take(40).Select(h => $"'{Shorten(h)}'"))}");
            while (csv.Read()) values.Add(csv.GetString(at));
        }
        catch (CsvFormatException e)
        {
            throw new DocumentException(source.File, null, $"is not a CSV file that can be read ({e.Message.Split('\n')[0].Trim()}).");
        }
        return values;
    }

    private static int[]? Parse(string value, IReadOnlyList<Option> options, string? separator)
    {
        if (separator is null) return Find(value, options) is >= 0 and var one ? [one] : null;
        var order = value.Split(separator).Select(part => Find(part, options)).ToArray();
        return order.Length == options.Count && order.Distinct().Count() == order.Length && !order.Contains(-1) ? order : null;
    }

    /// <summary>By id, then by label, then by the number it stands for.</summary>
    private static int Find(string value, IReadOnlyList<Option> options)
    {
        var text = value.Trim();
        if (text.Length is 0) return -1;
        foreach (var name in new Func<Option, string>[] { o => o.Id, o => o.Label })
            for (var k = 0; k < options.Count; k++)
                if (string.Equals(name(options[k]), text, StringComparison.OrdinalIgnoreCase)) return k;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return -1;
        for (var k = 0; k < options.Count; k++)
            if (options[k].Value == number) return k;
        return -1;
    }

    private static string Expected(IReadOnlyList<Option> options) => string.Join(", ", options.Take(12).Select(o => o.Label.Length > 0 && o.Label != o.Id ? $"{o.Id} ({Shorten(o.Label)})" : o.Id));

    private static string Shorten(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
