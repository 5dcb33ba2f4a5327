namespace Twins.Core.Validations.Answers;

/// <summary>What n people and their twins answered.</summary>
/// <param name="People">Their ids.</param>
/// <param name="Demographics">Per column the category of each person, −1 where it is missing.</param>
/// <param name="Parts">Who is judged by what was learnt from whom.</param>
/// <param name="Notes">What was left out, and why.</param>
internal sealed record PairedAnswers(
    IReadOnlyList<string> People,
    IReadOnlyList<ItemAnswers> Items,
    IReadOnlyList<(string Name, string[] Categories, int[] Of)> Demographics,
    IReadOnlyList<PeopleParts> Parts,
    IReadOnlyList<string> Notes)
{
    /// <summary>Everybody who is judged.</summary>
    public int[] Judged => [.. Parts.SelectMany(p => p.Judged).Order()];
}

/// <summary>Some people who are judged by what was learnt from others.</summary>
internal sealed record PeopleParts(int[] Learners, int[] Judged);

/// <param name="Range">Highest minus lowest possible answer; what was seen where nobody said. 1 where answers have no order: hit or miss.</param>
/// <param name="Human">Per person a number; NaN is missing. Where answers have no order, the number of the option.</param>
/// <param name="Retest">The same people asked again.</param>
/// <param name="Reruns">The same twins asked twice.</param>
internal sealed record ItemAnswers(string Id, ItemScale Scale, double Range, double[] Human, double[] Twin, double[]? Retest, (double[] First, double[] Second)? Reruns)
{
    /// <summary>How far an answer is from the person's, as a share of the range; hit (0) or miss (1) where answers have no order.</summary>
    public double ErrorOf(int person, double other) => Scale.IsOrdered ? Math.Abs(other - Human[person]) / Range : other == Human[person] ? 0 : 1;

    public bool IsWhole(int person) => !double.IsNaN(Human[person]) && !double.IsNaN(Twin[person]);

    /// <summary>As pairs whose difference is the error: answers without an order are a hit (0 and 0) or a miss (0 and 1).</summary>
    public (double[] Human, double[] Other) Errors(double[] other) => Scale.IsOrdered ? (Human, other) :
        ([.. Human.Select(h => double.IsNaN(h) ? h : 0)], [.. other.Select((o, i) => double.IsNaN(o) || double.IsNaN(Human[i]) ? double.NaN : o == Human[i] ? 0 : 1.0)]);
}
