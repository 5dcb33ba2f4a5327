using Twins.Core.Validations.Checks;

namespace Twins.Core.Validations.Answers;

/// <summary>Does a twin answer what its person answers, and better than what needs no twin?</summary>
internal sealed class IndividualFigures(AnswersCheck check, PairedAnswers answers, IReadOnlyList<AnswerPrediction> baselines, int seed)
{
    private readonly PairedFigures figures = new(answers, seed);
    private readonly Basis people = new(answers.Judged.Length, "people");

    public IEnumerable<Finding> Findings()
    {
        foreach (var measure in new[] { ItemMeasure.Correlation, ItemMeasure.Skill, ItemMeasure.Accuracy })
            if (figures.Of(measure, Twin) is { } value)
                yield return new Finding(check.Id, measure.Metric, value, figures.IntervalOf(measure, Twin), people, Note(measure)) { Baseline = Strongest(measure, Twin) };
        if (figures.Of(ItemMeasure.SpreadRatio, Twin) is { } spread)
            yield return new Finding(check.Id, Metric.SpreadRatio, spread, figures.IntervalOf(ItemMeasure.SpreadRatio, Twin), people, Note(ItemMeasure.SpreadRatio));
        if (CalibratedAnswers.Of(answers, check.Labels, seed) is { } corrected && figures.Of(ItemMeasure.Skill, k => corrected[k]) is { } skill)
            yield return new Finding(check.Id, Metric.CalibratedSkill, skill, figures.IntervalOf(ItemMeasure.Skill, k => corrected[k]), people, $"learnt from at most {check.Labels} people per item, judged on others") { Baseline = Strongest(ItemMeasure.Skill, k => corrected[k]) };
    }

    public IReadOnlyList<RivalRow> Rivals()
    {
        var rows = new List<RivalRow> { Row("twins", Twin, Twin) };
        foreach (var b in baselines) rows.Add(Row(b.Name, k => b.Means[k], k => b.Middles[k]) with { Correlation = ValueOf(ItemMeasure.Correlation, b) });
        if (answers.Items.All(i => i.Retest is not null)) rows.Add(Row("the same people, asked again", k => answers.Items[k].Retest!, k => answers.Items[k].Retest!));
        return rows;
    }

    private RivalRow Row(string name, Func<int, double[]> means, Func<int, double[]> middles) =>
        new(name, figures.Of(ItemMeasure.Accuracy, middles), figures.Of(ItemMeasure.Correlation, means), figures.Of(ItemMeasure.Skill, means), figures.Of(ItemMeasure.SpreadRatio, middles));

    private BaselineFigure? Strongest(ItemMeasure measure, Func<int, double[]> twin)
    {
        var best = baselines.Where(b => !b.IsDice).Select(b => (Baseline: b, Value: ValueOf(measure, b))).OrderByDescending(b => b.Value ?? 0).FirstOrDefault();
        if (best.Baseline is null) return null;
        var better = OrdersNobody(measure, best.Baseline) ? figures.IntervalOf(measure, twin) : figures.Higher(measure, twin, k => Predicted(measure, best.Baseline)[k]);
        return new BaselineFigure(best.Baseline.Name, best.Value ?? 0, better);
    }

    /// <summary>A constant has no correlation; what resampling folds would give it is an artefact.</summary>
    private double? ValueOf(ItemMeasure measure, AnswerPrediction b) => OrdersNobody(measure, b) ? null : figures.Of(measure, k => Predicted(measure, b)[k]);

    private static bool OrdersNobody(ItemMeasure measure, AnswerPrediction b) => b.IsConstant && measure == ItemMeasure.Correlation;

    private static double[][] Predicted(ItemMeasure measure, AnswerPrediction b) => measure.Middles ? b.Middles : b.Means;

    private double[] Twin(int item) => answers.Items[item].Twin;

    private string Note(ItemMeasure measure)
    {
        var items = answers.Items.Count(i => !measure.OrderedOnly || i.Scale.IsOrdered);
        return $"mean of {items} {(items is 1 ? "item" : "items")}{(people.Count < 20 ? "; fewer than 20 people carry no interval" : "")}";
    }
}
