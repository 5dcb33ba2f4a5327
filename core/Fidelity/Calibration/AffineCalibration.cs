using Twins.Core.Fidelity.Accuracy;

namespace Twins.Core.Fidelity.Calibration;

/// <summary>
/// The shrunk affine calibration of one outcome: what a person is expected to answer, given what their twin answered. Raw
/// twins are too sure and off their level; a handful of human labels mends both.
/// </summary>
/// <param name="Intercept">a, in the unit of the human answers.</param>
/// <param name="Slope">b, human units per twin unit; 0 leaves the labels' mean for everybody.</param>
/// <param name="Correlation">The shrunk r behind the slope; 0 where the labels cannot show one.</param>
/// <param name="Labels">n.</param>
public readonly record struct AffineCalibration(double Intercept, double Slope, double Correlation, int Labels)
{
    /// <summary>
    /// b = r̃ · SD(h)/SD(t) and a = h̄ − b·t̄ over n labelled people, with r̃ their correlation shrunk towards the prior
    /// (<see cref="CorrelationPrior.Shrink"/>). With r̃ = r it is least squares, with r̃ = 0 the constant at the labels' mean.
    /// </summary>
    /// <remarks>
    /// Assumes labelled people like those it will be applied to. Least squares alone loses with 25 labels what it wins with
    /// 50; shrinkage towards what other outcomes show keeps skill positive on average from 25 labels on.
    /// </remarks>
    /// <param name="human">Answers; a pair with a missing one (NaN) takes no part.</param>
    /// <param name="twin">The twins' answers, in the same order.</param>
    /// <param name="prior">From other outcomes, never from the people it will be judged on.</param>
    /// <exception cref="AssumptionException">Fewer than ten whole pairs, or lengths that differ.</exception>
    public static AffineCalibration Fit(ReadOnlySpan<double> human, ReadOnlySpan<double> twin, CorrelationPrior prior)
    {
        var sums = PairedSums.Of(human, twin);
        var means = PairOrigin.Of(human, twin);
        var correlation = prior.Shrink(sums) ?? 0;
        var slope = sums.SpreadRatio is > 0 and var ratio ? correlation / ratio : 0;
        return new AffineCalibration(means.Human - (slope * means.Twin), slope, correlation, means.Pairs);
    }

    /// <summary>a + b·t; a missing answer (NaN) stays missing.</summary>
    public double Apply(double twin) => Intercept + (Slope * twin);
}
