using CsCheck;
using MathNet.Numerics.Distributions;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Calibration;
using Twins.Tests.Fidelity.Accuracy;

namespace Twins.Tests.Fidelity.Calibration;

public sealed class ConformalTests
{
    private const int Studies = 4000;

    [Fact]
    public void The_threshold_is_the_score_of_the_rank_that_theory_asks_for()
    {
        double[] scores = [.. Enumerable.Range(1, 19).Select(i => (double)i).Reverse()];
        Assert.Equal(19, ConformalThreshold.Of(scores, .05).Value);
        Assert.Equal(18, ConformalThreshold.Of(scores, .1).Value);
        Assert.Equal(10, ConformalThreshold.Of(scores, .5).Value);
        Assert.Equal((19, 9, 99), (ConformalThreshold.Fewest(.05), ConformalThreshold.Fewest(.1), ConformalThreshold.Fewest(.01)));
        Assert.Contains("at least 19", Assert.Throws<AssumptionException>(() => ConformalThreshold.Of(scores.AsSpan(..18), .05)).Message);
        Assert.Throws<AssumptionException>(() => ConformalThreshold.Of([double.NaN, .. scores], .05));
        Assert.Throws<AssumptionException>(() => ConformalThreshold.Of(scores, 0));
    }

    [Theory]
    [InlineData("normal")]
    [InlineData("skewed")]
    [InlineData("Likert")]
    public void Nineteen_of_twenty_new_answers_lie_in_the_interval_even_of_bad_twins(string name)
    {
        var (chance, held) = (new Random(3), 0);
        for (var study = 0; study < Studies; study++)
        {
            // 59 labels: ⌈60 × .95⌉ = 57 of 60, exactly 95 %. The twins are off by a whole point.
            var (human, twin) = Shape.All[name].Draw(60, .4, chance);
            double[] scores = [.. Enumerable.Range(0, 60).Select(i => ResidualScore.Of(human[i], twin[i] + 1))];
            var interval = ResidualScore.Around(twin[59] + 1, ConformalThreshold.Of(scores.AsSpan(..59), .05).Value);
            if (interval.Low <= human[59] && human[59] <= interval.High) held++;
        }
        // Ties on a coarse scale can only add to it.
        Assert.InRange(held / (double)Studies, .935, name is "Likert" ? 1 : .965);
    }

    [Fact]
    public void As_many_new_answers_as_promised_lie_in_the_sets_however_wrong_the_probabilities()
    {
        var chance = new Random(4);
        int choices = 0, ordinals = 0;
        for (var study = 0; study < Studies; study++)
        {
            // Twins state the square of the true probabilities: far too sure.
            var people = Enumerable.Range(0, 60).Select(_ => Dirichlet.Sample(chance, [1, 1, 1, 1, 1])).Select(p => (Stated: Distributions.Normalise([.. p.Select(x => x * x)]), Answer: Categorical.Sample(chance, p))).ToArray();
            var (stated, answer) = people[59];
            var choice = ConformalThreshold.Of([.. people[..59].Select(p => ChoiceScore.Of(p.Stated, p.Answer))], .05).Value;
            if (ChoiceScore.Set(stated, choice).Contains(answer)) choices++;
            // Four of five: at 95 % the whole scale would be the answer of twins that are so wrong.
            var ordinal = ConformalThreshold.Of([.. people[..59].Select(p => OrdinalScore.Of(p.Stated, p.Answer))], .2).Value;
            var (first, last) = OrdinalScore.Set(stated, ordinal);
            if (first <= answer && answer <= last) ordinals++;
        }
        Assert.InRange(choices / (double)Studies, .935, .965);
        Assert.InRange(ordinals / (double)Studies, .785, .815);
    }

    [Fact]
    public void Every_segment_has_its_nineteen_of_twenty_where_one_threshold_for_all_would_fail_one()
    {
        var chance = new Random(5);
        int[] own = [0, 0], common = [0, 0];
        for (var study = 0; study < Studies; study++)
        {
            // Twins of the second segment are three times as far off.
            int[] segments = [.. Enumerable.Range(0, 120).Select(i => i % 2)];
            double[] errors = [.. segments.Select(s => Math.Abs(Normal.Sample(chance, 0, s is 0 ? 1 : 3)))];
            // 59 labels of each segment; the last of each is new.
            var thresholds = SegmentThresholds.Of(errors.AsSpan(0, 118), segments.AsSpan(0, 118), 2, .05);
            var everybody = ConformalThreshold.Of(errors.AsSpan(0, 118), .05);
            foreach (var s in new[] { 0, 1 })
            {
                if (errors[118 + s] <= thresholds[s].Value) own[s]++;
                if (errors[118 + s] <= everybody.Value) common[s]++;
            }
        }
        Assert.All(own, held => Assert.InRange(held / (double)Studies, .935, .965));
        Assert.True(common[1] < .92 * Studies && common[0] > .98 * Studies);
    }

    [Fact]
    public void Segments_with_too_few_labels_are_refused_or_share_the_threshold_and_say_so()
    {
        int[] segments = [.. Enumerable.Range(0, 40).Select(i => i < 30 ? 0 : 1)];
        double[] scores = [.. Enumerable.Range(0, 40).Select(i => (double)i)];
        Assert.Contains("Segment 1 (counted from 0) has fewer than 19 labels", Assert.Throws<AssumptionException>(() => SegmentThresholds.Of(scores, segments, 2, .05)).Message);
        var pooled = SegmentThresholds.Of(scores, segments, 3, .05, poolSmall: true);
        Assert.Equal(new SegmentThreshold(29, 30, false), pooled[0]);
        Assert.Equal(new SegmentThreshold(38, 10, true), pooled[1]);
        Assert.Equal(new SegmentThreshold(38, 0, true), pooled[2]);
        Assert.Throws<AssumptionException>(() => pooled[3]);
        Assert.Throws<AssumptionException>(() => SegmentThresholds.Of(scores, segments, 1, .05));
    }

    [Fact]
    public void Sets_hold_exactly_the_answers_that_look_no_stranger_than_the_threshold() =>
        Gen.Double[.01, 1].Array[2, 7].Select(Gen.Double[0, 1]).Sample((masses, threshold) =>
        {
            var p = Distributions.Normalise(masses);
            var likeliest = Array.IndexOf(p, p.Max());
            var (first, last) = OrdinalScore.Set(p, threshold);
            for (var k = 0; k < p.Length; k++)
            {
                Assert.Equal(k == likeliest || ChoiceScore.Of(p, k) <= threshold, ChoiceScore.Set(p, threshold).Contains(k));
                Assert.Equal(k == likeliest || OrdinalScore.Of(p, k) <= threshold, first <= k && k <= last);
            }
        });

    [Fact]
    public void A_set_grows_by_the_likelier_neighbour()
    {
        double[] p = [.1, .2, .4, .05, .25];
        Assert.Equal((2, 2), OrdinalScore.Set(p, .1));
        Assert.Equal((1, 2), OrdinalScore.Set(p, .61));
        Assert.Equal((0, 2), OrdinalScore.Set(p, .74));
        Assert.Equal(1, OrdinalScore.Of(p, 4), 1e-12);
        Assert.Equal([2, 4], ChoiceScore.Set(p, .76));
        Assert.Throws<AssumptionException>(() => OrdinalScore.Of(p, 5));
        Assert.Throws<AssumptionException>(() => ChoiceScore.Of(p, -1));
    }

    [Fact]
    public void Calibrated_twins_of_real_people_come_with_intervals_that_hold()
    {
        var held = new List<double>();
        foreach (var outcome in MegaStudy.Read().Outcomes)
        {
            int[] people = [.. Enumerable.Range(0, outcome.Human.Length).Where(i => !double.IsNaN(outcome.Human[i] + outcome.Twin[i])).OrderBy(i => new PeopleSplit(2).Place($"{i}"))];
            double[] human = [.. people.Select(i => outcome.Human[i])], twin = [.. people.Select(i => outcome.Twin[i])];
            // Fifty people to calibrate, 59 others for the threshold, the rest to judge.
            var fit = AffineCalibration.Fit(human.AsSpan(..50), twin.AsSpan(..50), CorrelationPrior.MegaStudy);
            var threshold = ConformalThreshold.Of([.. Enumerable.Range(50, 59).Select(i => ResidualScore.Of(human[i], fit.Apply(twin[i])))], .05).Value;
            held.Add(Enumerable.Range(109, human.Length - 109).Average(i => ResidualScore.Of(human[i], fit.Apply(twin[i])) <= threshold ? 1.0 : 0));
        }
        // Most scales are coarse, and ties only add.
        Assert.InRange(held.Average(), .945, .975);
        Assert.Equal(163, held.Count);
    }
}
