using Twins.Core.Documents;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Studies.Analysis;

/// <summary>What real people answered to one question, read from a CSV file.</summary>
/// <param name="Answers">Per person the place of its answer among the possibilities; for a ranking, of all of them, best first.</param>
/// <param name="Unreadable">Rows whose value is none of the question's answers; empty cells included.</param>
public sealed record HumanTable(HumanAnswers Source, IReadOnlyList<int[]> Answers, int Unreadable)
{
    private const string TwinColumn = "twin";

    /// <summary>The id of each person's twin, in the order of the answers; empty where the file names none.</summary>
    public IReadOnlyList<string> Twins { get; init; } = [];

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
        var file = CsvTable.Read(path, source.File, [source.Column, TwinColumn]);
        var read = file.Column(source.Column).Select((value, row) => (Answer: Parse(value, options, question is RankQuestion ? source.Separator : null), Row: row)).ToList();
        int[][] answers = [.. read.Select(r => r.Answer).OfType<int[]>()];
        var unreadable = read.Count - answers.Length;
        if (answers.Length is 0) throw new DocumentException(source.File, null, $"none of the {unreadable} values in the column '{source.Column}' is an answer to '{question.Id}'; expected {Expected(options)}{(question is RankQuestion ? $" in order, separated by '{source.Separator}'" : "")}.");
        string[] twins = source.Column is not TwinColumn && file.Has(TwinColumn) ? file.Column(TwinColumn) : [];
        return new HumanTable(source, answers, unreadable) { Twins = twins.Length is 0 ? [] : [.. read.Where(r => r.Answer is not null).Select(r => twins[r.Row])] };
    }

    /// <summary>How many people gave each answer; for rankings, put each option first.</summary>
    public int[] Counts(int possibilities)
    {
        var counts = new int[possibilities];
        foreach (var answer in Answers) counts[answer[0]]++;
        return counts;
    }

    private static int[]? Parse(string value, IReadOnlyList<Option> options, string? separator)
    {
        if (separator is null) return Option.Find(options, value) is >= 0 and var one ? [one] : null;
        var order = value.Split(separator).Select(part => Option.Find(options, part)).ToArray();
        return order.Length == options.Count && order.Distinct().Count() == order.Length && !order.Contains(-1) ? order : null;
    }

    private static string Expected(IReadOnlyList<Option> options) => string.Join(", ", options.Take(12).Select(o => o.Label.Length > 0 && o.Label != o.Id ? $"{o.Id} ({Shorten(o.Label)})" : o.Id));

    private static string Shorten(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
