using System.Globalization;
using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Studies.Reporting;

/// <summary>A compound answer in one cell: its parts behind each other, each with what it was chosen from.</summary>
internal static class CompoundAnswerText
{
    public static string Of(CompoundQuestion question, CompoundAnswer answer, int version) => question switch
    {
        MaxDiffQuestion maxDiff => Sets(maxDiff, answer, version),
        ConjointQuestion conjoint => Products(conjoint, answer, version),
        PairwiseQuestion pairs => Pairs(pairs, answer, version),
        _ => string.Join(' ', question.Fields.Zip(answer.Values, (f, v) => $"{f.Name}={(f.Choices is { } ids ? ids[(int)v] : v.ToString("G15", CultureInfo.InvariantCulture))}")),
    };

    /// <summary>Such as "tea&gt;milk": who won against whom.</summary>
    private static string Pairs(PairwiseQuestion question, CompoundAnswer answer, int version) =>
        string.Join(" | ", PairwiseQuestion.Shown(question)[version].Select((pair, p) =>
            $"{question.Items[(int)answer.Values[p]].Id}>{question.Items[(int)answer.Values[p] == pair.First ? pair.Second : pair.First].Id}"));

    /// <summary>Such as "b (a evening 4.9, b morning 2.9, c any 6.9)": the letter taken and what each letter was.</summary>
    private static string Products(ConjointQuestion question, CompoundAnswer answer, int version) =>
        string.Join(" | ", ConjointTasks.Of(question)[version].Select((task, t) =>
            $"{question.Answers[(int)answer.Values[t]]} ({string.Join(", ", task.Select((product, j) => $"{question.Answers[j]} {string.Join(' ', product.Select((level, p) => question.Parts[p].IdOf(level)))}"))})"));

    /// <summary>Such as "taste&gt;price (of price taste speed brand)": best, worst and the set.</summary>
    private static string Sets(MaxDiffQuestion question, CompoundAnswer answer, int version) =>
        string.Join(" | ", MaxDiffSets.Of(question)[version].Select((set, s) =>
            $"{question.Items[(int)answer.Values[2 * s]].Id}>{question.Items[(int)answer.Values[(2 * s) + 1]].Id} (of {string.Join(' ', set.Select(i => question.Items[i].Id))})"));
}
