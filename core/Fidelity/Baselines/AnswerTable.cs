namespace Twins.Core.Fidelity.Baselines;

/// <summary>n people in rows; questions and categories of people in columns.</summary>
public sealed class AnswerTable
{
    /// <exception cref="AssumptionException">No columns, columns of different lengths, fewer than two possibilities, or a level beyond them.</exception>
    public AnswerTable(IReadOnlyList<AnswerColumn> columns)
    {
        Assume.AtLeast(1, columns.Count, "columns");
        (Columns, People) = (columns, columns[0].Levels.Length);
        for (var c = 0; c < columns.Count; c++)
        {
            if (columns[c].Levels.Length != People) throw new AssumptionException($"Column {c} has {columns[c].Levels.Length} people; {People} are expected.");
            Assume.AtLeast(2, columns[c].Possibilities, $"possibilities of column {c}");
            if (Array.Exists(columns[c].Levels, l => l >= columns[c].Possibilities)) throw new AssumptionException($"Column {c} has a level beyond its {columns[c].Possibilities} possibilities.");
        }
    }

    public IReadOnlyList<AnswerColumn> Columns { get; }

    public int People { get; }

    /// <summary>Those of <paramref name="people"/> who answered the column.</summary>
    internal int[] Answering(int column, ReadOnlySpan<int> people)
    {
        var found = new List<int>(people.Length);
        foreach (var person in people)
            if (Columns[column].Has(person)) found.Add(person);
        return [.. found];
    }
}
