using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Accuracy;
using Twins.Core.Fidelity.Calibration;
using Twins.Tests.Fidelity.Accuracy;

namespace Twins.Tests.Fidelity.Calibration;

public sealed class AffineCalibrationTests
{
    [Fact]
    public void Without_a_prior_it_is_least_squares()
    {
        double[] twin = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], human = [2, 3, 2, 5, 4, 6, 5, 8, 7, 9];
        var (intercept, slope) = MathNet.Numerics.Fit.Line(twin, human);
        var fit = AffineCalibration.Fit(human, twin, new CorrelationPrior(0, 1e6));
        Assert.Equal(intercept, fit.Intercept, 1e-9);
        Assert.Equal(slope, fit.Slope, 1e-9);
        Assert.Equal(10, fit.Labels);
    }

    [Fact]
    public void A_sure_prior_decides_the_slope_and_the_labels_the_level()
    {
        double[] twin = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], human = [2, 3, 2, 5, 4, 6, 5, 8, 7, 9];
        var none = AffineCalibration.Fit(human, twin, new CorrelationPrior(0, 0));
        Assert.Equal((5.1, 0.0), (none.Intercept, none.Slope));
        Assert.Equal(Math.Tanh(.5), AffineCalibration.Fit(human, twin, new CorrelationPrior(.5, 0)).Correlation, 1e-12);
    }

    [Fact]
    public void More_labels_are_shrunk_less()
    {
        var (human, twin) = Shape.All["normal"].Draw(2000, .7, new Random(1));
        var few = AffineCalibration.Fit(human.AsSpan(..20), twin.AsSpan(..20), CorrelationPrior.MegaStudy);
        var many = AffineCalibration.Fit(human, twin, CorrelationPrior.MegaStudy);
        Assert.InRange(few.Correlation, Math.Tanh(.228), PairedSums.Of(human.AsSpan(..20), twin.AsSpan(..20)).Correlation!.Value);
        Assert.Equal(PairedSums.Of(human, twin).Correlation!.Value, many.Correlation, .01);
    }

    [Fact]
    public void The_prior_is_found_from_outcomes_that_were_made_with_it()
    {
        var chance = new Random(6);
        var outcomes = Enumerable.Range(0, 400).Select(_ =>
        {
            var (human, twin) = Shape.All["normal"].Draw(40, Math.Tanh(MathNet.Numerics.Distributions.Normal.Sample(chance, .3, .2)), chance);
            return PairedSums.Of(human, twin);
        }).ToArray();
        var prior = CorrelationPrior.Of(outcomes);
        Assert.Equal(.3, prior.Mean, .03);
        Assert.Equal(.2, prior.Spread, .03);
    }

    [Fact]
    public void The_prior_matches_statsmodels()
    {
        var known = Figures.Fidelity("calibration").GetProperty("prior");
        var prior = CorrelationPrior.Of([.. known.Numbers("r").Zip(known.Numbers("n"), WithCorrelation)]);
        Assert.Equal(known.Number("mean"), prior.Mean, 1e-9);
        Assert.Equal(known.Number("variance"), prior.Spread * prior.Spread, 1e-9);

        static PairedSums WithCorrelation(double r, double n) => new(n, 0, 0, n, n, r * n, 0, 0);
    }

    [Fact]
    public void The_prior_for_a_first_outcome_is_that_of_the_mega_study()
    {
        var found = CorrelationPrior.Of([.. MegaStudy.Read().Outcomes.Select(o => PairedSums.Of(o.Human, o.Twin))]);
        Assert.Equal(found.Mean, CorrelationPrior.MegaStudy.Mean, .005);
        Assert.Equal(found.Spread, CorrelationPrior.MegaStudy.Spread, .005);
    }

    [Fact]
    public void Outcomes_that_differ_by_chance_alone_share_one_correlation()
    {
        var prior = CorrelationPrior.Of([.. Enumerable.Repeat(new PairedSums(50, 0, 0, 50, 50, 10, 0, 0), 6)]);
        Assert.Equal(Math.Atanh(.2), prior.Mean, 1e-12);
        Assert.Equal(0, prior.Spread);
    }

    [Fact]
    public void What_does_not_vary_gets_the_labels_mean_and_too_little_is_refused()
    {
        double[] constant = [.. Enumerable.Repeat(3.0, 12)], varied = [.. Enumerable.Range(0, 12).Select(i => (double)(i % 5))];
        Assert.Equal((varied.Average(), 0.0), Line(AffineCalibration.Fit(varied, constant, CorrelationPrior.MegaStudy)));
        Assert.Equal((3.0, 0.0), Line(AffineCalibration.Fit(constant, varied, CorrelationPrior.MegaStudy)));
        Assert.Throws<AssumptionException>(() => AffineCalibration.Fit(varied.AsSpan(..9), varied.AsSpan(..9), CorrelationPrior.MegaStudy));
        Assert.Throws<AssumptionException>(() => CorrelationPrior.Of([.. Enumerable.Repeat(PairedSums.Of(varied, constant), 9)]));
        double[] gappy = [double.NaN, .. varied];
        Assert.Equal(12, AffineCalibration.Fit(gappy, [1, .. varied], CorrelationPrior.MegaStudy).Labels);
        var perfect = AffineCalibration.Fit(varied, varied, CorrelationPrior.MegaStudy);
        Assert.True(double.IsFinite(perfect.Slope) && perfect.Slope is > 0 and < 1);

        static (double, double) Line(AffineCalibration fit) => (fit.Intercept, fit.Slope);
    }
}
