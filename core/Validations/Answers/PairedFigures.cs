using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Accuracy;
using Twins.Core.Fidelity.Resampling;

namespace Twins.Core.Validations.Answers;

/// <summary>A figure of several items: what the sums of one give, and how items are averaged.</summary>
/// <param name="Of">Null where the figure is not defined for the item.</param>
/// <param name="Middles">Whether the middle or the mean of a prediction is held against people.</param>
internal sealed record ItemMeasure(Metric Metric, Func<PairedSums, ItemAnswers, double?> Of, Func<double[], double> Average, bool Middles, bool OrderedOnly)
{
    public static ItemMeasure Correlation { get; } = new(Metric.Correlation, (s, _) => s.Correlation ?? 0, Fisher, Middles: false, OrderedOnly: true);

    public static ItemMeasure Skill { get; } = new(Metric.Skill, (s, _) => s.Skill, values => values.Average(), Middles: false, OrderedOnly: true);

    public static ItemMeasure SpreadRatio { get; } = new(Metric.SpreadRatio, (s, _) => s.SpreadRatio, values => values.Average(), Middles: true, OrderedOnly: true);

    public static ItemMeasure Accuracy { get; } = new(Metric.Accuracy, (s, item) => s.Pairs > 0 ? s.Accuracy(item.Range) : null, values => values.Average(), Middles: true, OrderedOnly: false);

    /// <summary>Through Fisher's z; a perfect r counts as one that is nearly so, since it has no z.</summary>
    public static double Fisher(double[] correlations) => Correlations.FisherMean([.. correlations.Select(r => Math.Clamp(r, -.9999, .9999))]);

    /// <summary>The mean over items, of which some may not be defined. It is called for hundreds of thousands of resamples.</summary>
    /// <param name="first">Where the items' sums begin.</param>
    public double? Over(IReadOnlyList<PairedSums> sums, IReadOnlyList<ItemAnswers> items, int first = 0)
    {
        var known = new double[items.Count];
        var count = 0;
        for (var k = 0; k < items.Count; k++)
            if (sums[first + k] is { Pairs: > 1 } sum && Of(sum, items[k]) is { } figure) known[count++] = figure;
        return count is 0 ? null : Average(count == known.Length ? known : known[..count]);
    }
}

/// <summary>Figures of twins and of what needs no twin, on the same people, with intervals over people.</summary>
internal sealed class PairedFigures(PairedAnswers answers, int seed)
{
    private const int Draws = 1000;
    private const int LeastPeople = 20;

    private readonly int[] judged = answers.Judged;

    /// <returns>Null where no item has the figure.</returns>
    public double? Of(ItemMeasure measure, Func<int, double[]> others)
    {
        int[] at = Items(measure);
        return at.Length is 0 ? null : measure.Over([.. at.Select(k => PairedSums.Of(Human(measure, k, others(k)), Other(measure, k, others(k))))], [.. at.Select(k => answers.Items[k])]);
    }

    /// <summary>95 % over people; null with fewer than 20 people.</summary>
    public Interval? IntervalOf(ItemMeasure measure, Func<int, double[]> others) => judged.Length < LeastPeople ? null : At(measure) is var items ? Draw(measure, [others]).Interval(sums => measure.Over(sums, items)) : null;

    /// <summary>By how much the figure of one is higher than that of another, on the same resamples of people.</summary>
    public Interval? Higher(ItemMeasure measure, Func<int, double[]> one, Func<int, double[]> other)
    {
        if (judged.Length < LeastPeople) return null;
        var items = At(measure);
        return Draw(measure, [one, other]).Interval(sums => measure.Over(sums, items) - measure.Over(sums, items, items.Count));
    }

    /// <summary>The quotient of the figures of two; null where the second is not above 0.</summary>
    public Interval? Quotient(ItemMeasure measure, Func<int, double[]> one, Func<int, double[]> other)
    {
        if (judged.Length < LeastPeople) return null;
        var items = At(measure);
        return Draw(measure, [one, other]).Interval(sums => measure.Over(sums, items, items.Count) is > 0 and var ceiling ? measure.Over(sums, items) / ceiling : null);
    }

    private PairedDraws Draw(ItemMeasure measure, Func<int, double[]>[] others)
    {
        int[] at = Items(measure);
        var pairs = others.SelectMany(o => at.Select(k => (Human: Human(measure, k, o(k)), Other: Other(measure, k, o(k))))).ToList();
        return PairedBootstrap.Draw(new PairedOutcomes([.. pairs.Select(p => p.Human)], [.. pairs.Select(p => p.Other)]), Draws, seed);
    }

    private double[] Human(ItemMeasure measure, int item, double[] other) => Pair(measure, item, other).Human;

    private double[] Other(ItemMeasure measure, int item, double[] other) => Pair(measure, item, other).Other;

    /// <summary>Of the judged, and only where the twin answered too, so that all are held against the same answers.</summary>
    private (double[] Human, double[] Other) Pair(ItemMeasure measure, int item, double[] other)
    {
        var answered = answers.Items[item];
        var (human, held) = measure.OrderedOnly ? (answered.Human, other) : answered.Errors(other);
        return ([.. judged.Select(i => answered.IsWhole(i) ? human[i] : double.NaN)], [.. judged.Select(i => held[i])]);
    }

    private int[] Items(ItemMeasure measure) => [.. Enumerable.Range(0, answers.Items.Count).Where(k => !measure.OrderedOnly || answers.Items[k].Scale.IsOrdered)];

    private IReadOnlyList<ItemAnswers> At(ItemMeasure measure) => [.. Items(measure).Select(k => answers.Items[k])];
}
