using MathNet.Numerics.Statistics;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Accuracy;

namespace Twins.Bench.MegaStudy;

/// <summary>What raw twins score, as means over outcomes.</summary>
/// <param name="Correlation">Through Fisher's z.</param>
/// <param name="UnderDispersed">Share of outcomes on which twins vary less than people.</param>
/// <param name="Constant">Accuracy of a constant at each outcome's human mean.</param>
/// <param name="Worth">What the mean of an unlimited panel is worth in humans: lower quartile, median, upper quartile over outcomes.</param>
public sealed record RawFigures(double Correlation, double Accuracy, double SpreadRatio, double UnderDispersed, double Skill, double Constant, double[] Worth)
{
    public static RawFigures Of(MegaStudyTable table)
    {
        var sums = table.Outcomes.Select(o => (Outcome: o, Sums: PairedSums.Of(o.Human, o.Twin))).ToArray();
        double[] worth = [.. table.Outcomes.Select(o => SampleWorth.Unlimited(o.Human, o.Twin)!.Value)];
        return new RawFigures(
            Correlations.FisherMean([.. sums.Select(s => s.Sums.Correlation!.Value)]),
            sums.Average(s => s.Sums.Accuracy(s.Outcome.Range)),
            sums.Average(s => s.Sums.SpreadRatio!.Value),
            sums.Average(s => s.Sums.SpreadRatio < 1 ? 1.0 : 0),
            sums.Average(s => s.Sums.Skill!.Value),
            table.Outcomes.Average(ConstantAccuracy),
            [.. Enumerable.Range(1, 3).Select(quarter => worth.QuantileCustom(quarter / 4.0, QuantileDefinition.R7))]);
    }

    private static double ConstantAccuracy(OutcomeAnswers outcome)
    {
        double[] people = [.. outcome.Human.Where((_, i) => outcome.IsWhole(i))];
        double[] constant = [.. Enumerable.Repeat(people.Average(), people.Length)];
        return PairedSums.Of(people, constant).Accuracy(outcome.Range);
    }
}
