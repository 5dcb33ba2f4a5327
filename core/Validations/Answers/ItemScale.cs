using Twins.Core.Documents;
using Twins.Core.Studies.Questions;
using Twins.Core.Validations.Checks;

namespace Twins.Core.Validations.Answers;

/// <summary>How the answers to an item are read: numbers between two ends, or one of several names.</summary>
/// <param name="Options">Names in their order, each with its number; empty for plain numbers.</param>
/// <param name="IsOrdered">Numbers mean something.</param>
internal sealed record ItemScale(IReadOnlyList<Option> Options, bool IsOrdered, double? Min, double? Max)
{
    public static ItemScale Of(Item item) => item.Options.Count > 0
        ? new([.. item.Options.Select((o, k) => new Option(o, o, k + 1))], IsOrdered: false, null, null)
        : new([], IsOrdered: true, item.Min, item.Max);

    /// <returns>Null for a question whose answers cannot be held against each other person by person.</returns>
    public static ItemScale? Of(Question question) => question switch
    {
        CategoricalQuestion q => new(q.Possibilities, q.Ordinal, q.Ordinal ? q.Possibilities[0].Value : null, q.Ordinal ? q.Possibilities[^1].Value : null),
        NumericQuestion q => new([], IsOrdered: true, q.Min, q.Max),
        _ => null,
    };

    /// <summary>The answer as a number; null where the cell holds none.</summary>
    public double? Read(string cell)
    {
        if (Option.Find(Options, cell) is >= 0 and var at) return Options[at].Value;
        return IsOrdered && CsvTable.Number(cell) is { } number && !(number < Min) && !(number > Max) ? number : null;
    }
}
