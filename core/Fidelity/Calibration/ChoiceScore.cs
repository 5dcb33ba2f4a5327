namespace Twins.Core.Fidelity.Calibration;

/// <summary>
/// 1 − p(y), for answers without an order: the least ambiguous sets (LAC; Sadinle, Lei and Wasserman 2019), the smallest on
/// average at their coverage. Not APS, whose larger sets come nearer to the same coverage for every kind of question.
/// </summary>
public static class ChoiceScore
{
    /// <param name="answer">From 0 to K − 1.</param>
    public static double Of(double[] distribution, int answer)
    {
        Assume.Distribution(distribution);
        if (answer < 0 || answer >= distribution.Length) throw new AssumptionException($"Answer {answer} is not one of the {distribution.Length} possibilities.");
        return 1 - distribution[answer];
    }

    /// <summary>Every answer with 1 − p ≤ q̂, in order, and the likeliest one in any case, so that no set is empty.</summary>
    public static int[] Set(double[] distribution, double threshold)
    {
        Assume.Distribution(distribution);
        var likeliest = Array.IndexOf(distribution, distribution.Max());
        return [.. Enumerable.Range(0, distribution.Length).Where(k => k == likeliest || 1 - distribution[k] <= threshold)];
    }
}
