namespace Twins.Core.Fidelity.Baselines;

/// <summary>
/// What the people whose other answers are most alike answered (Cover and Hart 1967): the mean of the k nearest, mixed with
/// everybody's as if they were <see cref="Prior"/> more. How alike two people are is the mean over columns that both
/// answered: 1 − |difference| / (K − 1) where they are ordered, 1 or 0 for the same answer otherwise; what is missing in
/// either counts as what two random people share (Gower 1971 leaves it out, which favours people with few answers).
/// </summary>
public sealed class NearestNeighbours
{
    /// <summary>k.</summary>
    private const int Nearest = 40;

    private const double Prior = 5;

    private readonly AnswerTable table;
    private readonly int column;
    private readonly int[] people;
    private readonly double[] everybody;
    private readonly (int Column, double Usual)[] others;

    /// <param name="column">The one to predict.</param>
    /// <param name="people">Whose answers count; those who did not answer the column are left out.</param>
    /// <exception cref="AssumptionException">Nobody of them answered.</exception>
    public NearestNeighbours(AnswerTable table, int column, int[] people)
    {
        (this.table, this.column, this.people) = (table, column, table.Answering(column, people));
        Assume.AtLeast(1, this.people.Length, "answers");
        everybody = table.Columns[column].Shares(people)!;
        others = [.. Enumerable.Range(0, table.Columns.Count).Where(c => c != column).Select(c => (c, Usual(table.Columns[c], people)))];
    }

    /// <summary>A distribution over the K possibilities; the person themselves is never their own neighbour.</summary>
    public double[] Predict(int person)
    {
        var p = everybody.Select(share => Prior * share).ToArray();
        foreach (var near in people.Where(n => n != person).Select(n => (Person: n, Alike: Alike(person, n))).OrderByDescending(n => n.Alike).ThenBy(n => n.Person).Take(Nearest))
            p[table.Columns[column].Levels[near.Person]]++;
        return Distributions.Normalise(p);
    }

    private double Alike(int a, int b)
    {
        var sum = 0.0;
        foreach (var (other, usual) in others)
        {
            var answers = table.Columns[other];
            sum += answers.Has(a) && answers.Has(b) ? Alike(answers, answers.Levels[a], answers.Levels[b]) : usual;
        }
        return sum;
    }

    private static double Alike(AnswerColumn answers, int a, int b) =>
        answers.IsOrdered ? 1 - (Math.Abs(a - b) / (answers.Possibilities - 1.0)) : a == b ? 1 : 0;

    private static double Usual(AnswerColumn answers, int[] people)
    {
        if (answers.Shares(people) is not { } shares) return 0;
        var sum = 0.0;
        for (var a = 0; a < shares.Length; a++)
            for (var b = 0; b < shares.Length; b++) sum += shares[a] * shares[b] * Alike(answers, a, b);
        return sum;
    }
}
