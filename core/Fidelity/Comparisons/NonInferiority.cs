namespace Twins.Core.Fidelity.Comparisons;

/// <summary>
/// Whether a challenger (a new model, prompt or evidence) is at most a margin worse than the champion, on the same people:
/// the lower end of the interval of mean(challenger − champion) must lie above −margin (Blackwelder 1982).
/// </summary>
/// <param name="Difference">The mean of challenger − champion over people, in the unit of the score; above 0 the challenger is better.</param>
/// <param name="Interval">Two-sided, by t over people; its lower end is the one-sided test at (1 − confidence)/2.</param>
/// <param name="Margin">The loss that was called acceptable before anybody looked.</param>
/// <param name="People">n.</param>
public readonly record struct NonInferiority(double Difference, Interval Interval, double Margin, int People)
{
    /// <summary>The challenger is shown to be no more than the margin worse.</summary>
    public bool Holds => Interval.Low > -Margin;

    /// <summary>The challenger is shown to be better.</summary>
    public bool IsBetter => Interval.Low > 0;

    /// <summary>The challenger is shown to be worse by more than the margin.</summary>
    public bool IsWorse => Interval.High < -Margin;

    /// <param name="champion">
    /// One score for each person, higher is better (say minus the mean absolute error over their items); NaN is missing. Take
    /// the mean over a person's items first: items of one person are not independent.
    /// </param>
    /// <param name="challenger">The same people in the same order.</param>
    /// <param name="margin">At least 0, chosen beforehand.</param>
    /// <exception cref="AssumptionException">Lengths that differ, an infinite score, a margin below 0, or fewer than 10 people with both.</exception>
    public static NonInferiority Of(ReadOnlySpan<double> champion, ReadOnlySpan<double> challenger, double margin, double confidence = .95)
    {
        Assume.SameLength(champion, challenger);
        Assume.Share(confidence, "confidence");
        if (!(margin >= 0) || !double.IsFinite(margin)) throw new AssumptionException($"The margin is {margin}; give the loss that is acceptable, 0 or more.");
        var differences = new List<double>();
        for (var i = 0; i < champion.Length; i++)
            if (!double.IsNaN(champion[i]) && !double.IsNaN(challenger[i])) differences.Add(challenger[i] - champion[i]);
        Assume.Finite([.. differences]);
        Assume.AtLeast(10, differences.Count, "people with both scores");
        return new NonInferiority(differences.Average(), MeanInterval.Of([.. differences], confidence), margin, differences.Count);
    }
}
