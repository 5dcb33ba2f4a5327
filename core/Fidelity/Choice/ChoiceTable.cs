namespace Twins.Core.Fidelity.Choice;

/// <summary>
/// Checked choices as one block of numbers, for models that pass over them many times: V_j = x_j·β and
/// P_j = e^{V_j} / Σ e^{V} within each task (McFadden 1974).
/// </summary>
public sealed class ChoiceTable
{
    private readonly double[] codes;
    private readonly int[] starts;
    private readonly ChoiceTask[] tasks;

    /// <exception cref="AssumptionException">No task, rows of different lengths, a code that is not finite, a choice that is not there, or useless weights.</exception>
    public ChoiceTable(IReadOnlyList<ChoiceTask> tasks)
    {
        Assume.AtLeast(1, tasks.Count, "choices");
        Assume.Weights([.. tasks.Select(t => t.Weight)]);
        this.tasks = [.. tasks.Where(t => t.Weight > 0)];
        Attributes = this.tasks[0].Alternatives.Count > 0 ? this.tasks[0].Alternatives[0].Length : 0;
        Assume.AtLeast(1, Attributes, "columns of codes");
        foreach (var task in this.tasks) Check(task);
        codes = [.. this.tasks.SelectMany(t => t.Alternatives.SelectMany(a => a))];
        starts = new int[this.tasks.Length + 1];
        for (var t = 0; t < this.tasks.Length; t++) starts[t + 1] = starts[t] + this.tasks[t].Alternatives.Count;
        Largest = this.tasks.Max(t => t.Alternatives.Count);
        People = this.tasks.Max(t => t.Person) + 1;
    }

    /// <summary>Tasks with a weight above 0.</summary>
    public int Tasks => tasks.Length;

    /// <summary>K, the columns of codes.</summary>
    public int Attributes { get; }

    /// <summary>The highest number of a person, plus one.</summary>
    public int People { get; }

    /// <summary>The most alternatives that a task has.</summary>
    public int Largest { get; }

    public int Person(int task) => tasks[task].Person;

    public int Chosen(int task) => tasks[task].Chosen;

    public double Weight(int task) => tasks[task].Weight;

    public int Alternatives(int task) => starts[task + 1] - starts[task];

    public ReadOnlySpan<double> Codes(int task, int alternative) => codes.AsSpan((starts[task] + alternative) * Attributes, Attributes);

    /// <summary>The J probabilities of a task's alternatives, written to the front of <paramref name="shares"/>.</summary>
    /// <returns>ln P of what was chosen.</returns>
    public double Shares(ReadOnlySpan<double> utilities, int task, Span<double> shares)
    {
        var count = Alternatives(task);
        var at = starts[task] * Attributes;
        for (var j = 0; j < count; j++, at += Attributes)
        {
            var v = 0.0;
            for (var k = 0; k < utilities.Length; k++) v += codes[at + k] * utilities[k];
            shares[j] = v;
        }
        var chosen = shares[tasks[task].Chosen];
        return chosen - Softmax.Replace(shares[..count]);
    }

    /// <summary>For every person, the indices of their tasks.</summary>
    internal int[][] ByPerson()
    {
        var found = Enumerable.Range(0, tasks.Length).ToLookup(t => tasks[t].Person);
        return [.. Enumerable.Range(0, People).Select(p => found[p].ToArray())];
    }

    private void Check(ChoiceTask task)
    {
        Assume.AtLeast(2, task.Alternatives.Count, "alternatives in a choice");
        if (task.Person < 0) throw new AssumptionException($"Person {task.Person} is not a number from 0 up.");
        if ((uint)task.Chosen >= (uint)task.Alternatives.Count) throw new AssumptionException($"Alternative {task.Chosen} was chosen out of {task.Alternatives.Count}; they count from 0.");
        foreach (var row in task.Alternatives)
        {
            if (row.Length != Attributes) throw new AssumptionException($"An alternative has {row.Length} codes and the first one {Attributes}; all need the same columns.");
            Assume.Finite(row);
        }
    }
}
