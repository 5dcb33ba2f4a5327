using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Accuracy;
using Twins.Core.Fidelity.Resampling;

namespace Twins.Core.Validations.Answers;

/// <summary>Twins held against people's own consistency, and against their own.</summary>
internal sealed class CeilingFigures(string check, PairedAnswers answers, int seed)
{
    private const int Draws = 1000;
    private const int LeastPeople = 20;

    private readonly PairedFigures figures = new(answers, seed);
    private readonly int[] judged = answers.Judged;

    public IEnumerable<Finding> Findings()
    {
        if (answers.Items.All(i => i.Retest is not null))
            foreach (var finding in Normalised()) yield return finding;
        if (answers.Items.Any(i => i.Reruns is not null))
            foreach (var finding in Reruns()) yield return finding;
    }

    private IEnumerable<Finding> Normalised()
    {
        var ratios = judged.Select(i => (Twin: Accuracy(i, item => item.Twin), Self: Accuracy(i, item => item.Retest!))).Where(r => r.Self > 0 && !double.IsNaN(r.Twin)).ToList();
        if (ratios.Count > 0)
        {
            double[] each = [.. ratios.Select(r => r.Twin / r.Self)];
            yield return new Finding(check, Metric.NormalisedAccuracy, each.Average(), Mean(each), new(each.Length, "people asked twice"), $"people agree with themselves by {ratios.Average(r => r.Self):0.000}") { Ceiling = new("the same people, asked again", 1) };
        }
        if (figures.Of(ItemMeasure.Correlation, Retest) is > 0 and var self && figures.Of(ItemMeasure.Correlation, Twin) is { } twin)
            yield return new Finding(check, Metric.NormalisedCorrelation, twin / self, figures.Quotient(ItemMeasure.Correlation, Twin, Retest), new(judged.Length, "people"), $"people correlate {self:0.000} with themselves") { Ceiling = new("the same people, asked again", 1) };
    }

    private IEnumerable<Finding> Reruns()
    {
        var rerun = answers.Items.Where(i => i.Reruns is not null && i.Scale.IsOrdered).ToList();
        if (rerun.Count is 0) yield break;
        var again = answers with { Items = [.. rerun.Select(i => i with { Human = i.Reruns!.Value.First, Twin = i.Reruns!.Value.Second })] };
        var consistency = new PairedFigures(again, seed);
        if (consistency.Of(ItemMeasure.Correlation, k => again.Items[k].Twin) is { } r)
            yield return new Finding(check, Metric.TwinRetest, r, consistency.IntervalOf(ItemMeasure.Correlation, k => again.Items[k].Twin), new(judged.Length, "twins asked twice"));
        double? Individual(int[] people)
        {
            double[] known = [.. rerun.Select(item => people.Select(p => judged[p]).Select(i => (double[])[item.Reruns!.Value.First[i], item.Reruns!.Value.Second[i]]).Where(p => !double.IsNaN(p[0] + p[1])).ToList()).Where(p => p.Count > 2).Select(p => Individuation.Of(p)).OfType<double>()];
            return known.Length is 0 ? null : known.Average();
        }
        if (Individual([.. Enumerable.Range(0, judged.Length)]) is { } individuation)
            yield return new Finding(check, Metric.Individuation, individuation, judged.Length < LeastPeople ? null : CaseBootstrap.Interval(judged.Length, Individual, Draws / 2, seed), new(judged.Length, "twins asked twice"));
    }

    /// <summary>One person's mean accuracy over the items; NaN where there is none.</summary>
    private double Accuracy(int person, Func<ItemAnswers, double[]> other)
    {
        double[] each = [.. answers.Items.Where(i => i.IsWhole(person) && !double.IsNaN(i.Retest![person])).Select(i => 1 - i.ErrorOf(person, other(i)[person]))];
        return each.Length is 0 ? double.NaN : Math.Clamp(each.Average(), 0, 1);
    }

    private Interval? Mean(double[] each) => each.Length < LeastPeople ? null : CaseBootstrap.Interval(each.Length, drawn => drawn.Average(i => each[i]), Draws, seed);

    private double[] Twin(int item) => answers.Items[item].Twin;

    private double[] Retest(int item) => answers.Items[item].Retest!;
}
