using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Calibration;

namespace Twins.Core.Studies.Analysis;

/// <summary>The panel's mean, mended by the answers of the few people whose twins are in it; see <see cref="RectifiedSample"/>.</summary>
internal static class QuestionRectified
{
    private const int Draws = 999;

    /// <returns>Null where nobody's twin is named, and for answers that have no mean.</returns>
    public static RectifiedComparison? Of(QuestionScope scope, HumanTable table, int stimulus, int seed)
    {
        if (table.Twins.Count is 0 || !scope.Measure.Ordinal) return null;
        var (human, twin) = (People(scope, table), Enumerable.Range(0, scope.Tally.Twins).Select(i => scope.Value(stimulus, i) ?? double.NaN).ToArray());
        var asked = Enumerable.Range(0, twin.Length).Where(i => double.IsFinite(twin[i])).ToList();
        double[] labels = [.. asked.Where(i => double.IsFinite(human[i])).Select(i => human[i])];
        var missing = new RectifiedComparison(labels.Length, asked.Count - labels.Length, null, null, null, null, null, "");
        if (scope.Roster.Weights.Distinct().Count() > 1) return missing with { Sentence = "The panel's mean is not mended by these people's answers: its twins are weighted, and a mended mean is that of people who count alike." };
        try
        {
            var sample = RectifiedSample.Of(human, twin);
            return Told(scope, sample.Mean(), sample.Interval(Draws, seed), sample.IsYesNo ? Proportions.Wilson(labels.Average(), labels.Length) : MeanInterval.Of(labels));
        }
        catch (AssumptionException e)
        {
            return missing with { Sentence = $"The panel's mean is not mended by these people's answers, of whom {labels.Length} have a twin that answered: {e.Message}" };
        }
    }

    private static RectifiedComparison Told(QuestionScope scope, RectifiedMean mean, Interval together, Interval alone)
    {
        var unit = QuestionWords.Unit(scope);
        string Figure(double value) => QuestionWords.Figure(value, unit);
        var worth = mean.Lambda is 0
            ? "Their twins say nothing that would make it surer"
            : $"It is as sure as the answers of about {mean.EffectiveLabels:0} people without twins";
        return new RectifiedComparison(
            mean.Labels, mean.Others, new Estimate(mean.Value, together.Low, together.High), new Estimate(mean.HumanMean, alone.Low, alone.High), mean.TwinMean, mean.EffectiveLabels, mean.Lambda,
            $"With the answers of {mean.Labels} people whose twins are among the {mean.Labels + mean.Others}: {Figure(mean.Value)} (95 %: {Figure(together.Low)} to {Figure(together.High)}). {worth}. The twins alone say {Figure(mean.TwinMean)}.");
    }

    /// <summary>By twin, what its person said; NaN for whoever was not asked, and where several people name one twin.</summary>
    private static double[] People(QuestionScope scope, HumanTable table)
    {
        var said = table.Twins.Zip(table.Answers, (twin, answer) => (Twin: twin, Value: scope.Measure.Values[answer[0]])).Where(p => p.Twin.Length > 0).GroupBy(p => p.Twin, StringComparer.Ordinal).Where(g => g.Count() is 1).ToDictionary(g => g.Key, g => g.First().Value, StringComparer.Ordinal);
        return [.. scope.Roster.Members.Select(m => said.TryGetValue(m.Twin.Id, out var value) ? value : double.NaN)];
    }
}
