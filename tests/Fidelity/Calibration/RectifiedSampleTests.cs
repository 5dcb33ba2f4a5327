using CsCheck;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Calibration;

namespace Twins.Tests.Fidelity.Calibration;

public sealed class RectifiedSampleTests
{
    [Fact]
    public void The_golden_mean_is_reproduced()
    {
        var known = Figures.Golden.GetProperty("ppi_mean");
        var mean = new RectifiedSample(known.Numbers("Y"), known.Numbers("Yhat"), known.Numbers("Yhat_unlabeled")).Mean();
        Assert.Equal(known.Number("lam"), mean.Lambda, 1e-10);
        Assert.Equal(known.Number("estimate"), mean.Value, 1e-10);
        Assert.Equal(known.Number("se"), mean.StandardError, 1e-10);
        Assert.Equal(known.Number("classical_mean"), mean.HumanMean, 1e-10);
        Assert.Equal(known.Number("classical_se"), mean.HumanError, 1e-10);
        Assert.Equal(known.Number("llm_only"), mean.TwinMean, 1e-10);
        Assert.Equal(known.Number("ess_gain"), mean.Gain, 1e-10);
        Assert.Equal(known.Numbers("ci95")[0], mean.Asymptotic().Low, 1e-10);
        Assert.Equal(known.Numbers("ci95")[1], mean.Asymptotic().High, 1e-10);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Nineteen_of_twenty_small_sample_intervals_hold_the_true_mean(string name, int labels, double correlation)
    {
        const int Studies = 2500;
        var (shape, chance, held, refused) = (Shape.All[name], new Random(labels), 0, 0);
        for (var study = 0; study < Studies; study++)
        {
            var (human, twin) = shape.Draw(labels + 200, correlation, chance);
            if (human[..labels].CountBy(h => h).Max(h => h.Value) > labels - 4 && name is "Likert")
            {
                // Fewer than four answers that differ from the commonest: that may be refused.
                refused++;
                continue;
            }
            var interval = new RectifiedSample(human[..labels], twin[..labels], twin[labels..]).Interval(299, study);
            if (interval.Low <= shape.Mean && shape.Mean <= interval.High) held++;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{name} {labels} {held / (double)(Studies - refused):0.0000}, refused {refused}");
        Assert.InRange(held / (double)(Studies - refused), .935, .965);
        Assert.InRange(refused, 0, Studies / 200);
    }

    public static TheoryData<string, int, double> Cases()
    {
        var cases = new TheoryData<string, int, double>();
        foreach (var name in Shape.All.Keys)
            foreach (var labels in new[] { 15, 25, 50, 100 }) cases.Add(name, labels, labels is 25 or 50 ? .8 : .4);
        return cases;
    }

    [Theory]
    [InlineData(15, 0)]
    [InlineData(15, .6)]
    [InlineData(25, .8)]
    [InlineData(50, .4)]
    [InlineData(100, .6)]
    public void Nineteen_of_twenty_intervals_of_shares_hold_over_shares_from_a_tenth_up(int labels, double correlation)
    {
        const int Studies = 6000;
        var (chance, held) = (new Random(labels), 0);
        for (var study = 0; study < Studies; study++)
        {
            // Single shares are held more or less often than that, since counts are coarse.
            var share = .1 + (.8 * chance.NextDouble());
            var (human, twin) = Shape.YesNo(share).Draw(labels + 200, correlation, chance);
            var interval = new RectifiedSample(human[..labels], twin[..labels], twin[labels..]).Interval(199, study);
            if (interval.Low <= share && share <= interval.High) held++;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{labels} {held / (double)Studies:0.0000}");
        Assert.InRange(held / (double)Studies, .935, .965);
    }

    [Fact]
    public void The_interval_of_the_paper_holds_with_a_hundred_labels()
    {
        const int Studies = 4000;
        var (chance, held) = (new Random(5), 0);
        for (var study = 0; study < Studies; study++)
        {
            var (human, twin) = Shape.All["normal"].Draw(600, .6, chance);
            var interval = new RectifiedSample(human[..100], twin[..100], twin[100..]).Mean().Asymptotic();
            if (interval is { Low: <= 0, High: >= 0 }) held++;
        }
        Assert.InRange(held / (double)Studies, .935, .965);
    }

    [Theory]
    [InlineData("skewed", 15, 40)]
    [InlineData("Likert", 25, 25)]
    [InlineData("yes or no", 50, 30)]
    public void Nineteen_of_twenty_differences_hold(string name, int one, int other)
    {
        const int Studies = 2500;
        var (shape, chance, held) = (name is "yes or no" ? Shape.YesNo(.3) : Shape.All[name], new Random(one), 0);
        for (var study = 0; study < Studies; study++)
        {
            var found = RectifiedDifference.Between(Sample(one), Sample(other), 499, study).Interval;
            if (found is { Low: <= 0, High: >= 0 }) held++;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{name} {held / (double)Studies:0.0000}");
        Assert.InRange(held / (double)Studies, .935, .965);

        RectifiedSample Sample(int labels)
        {
            var (human, twin) = shape.Draw(labels + 150, .5, chance);
            return new RectifiedSample(human[..labels], twin[..labels], twin[labels..]);
        }
    }

    [Fact]
    public void Good_twins_are_worth_labels_and_useless_ones_cost_nothing()
    {
        var chance = new Random(4);
        var (human, twin) = Shape.All["normal"].Draw(2100, .9, chance);
        var good = new RectifiedSample(human[..100], twin[..100], twin[100..]).Mean();
        Assert.InRange(good.Gain, 3, 6);
        Assert.Equal(100 * good.Gain, good.EffectiveLabels, 1e-9);
        var contrary = new RectifiedSample(human[..100], [.. twin[..100].Select(t => -t)], [.. twin[100..].Select(t => -t)]).Mean();
        Assert.Equal((0.0, 1.0), (contrary.Lambda, contrary.Gain));
        Assert.Equal(contrary.HumanMean, contrary.Value, 1e-12);
    }

    [Fact]
    public void Plain_ppi_is_the_twins_mean_less_their_mean_error()
    {
        var (human, twin) = Shape.All["Likert"].Draw(120, .5, new Random(2));
        var mean = new RectifiedSample(human[..20], twin[..20], twin[20..]).Mean(lambda: 1);
        Assert.Equal(twin[20..].Average() + human[..20].Zip(twin[..20], (h, t) => h - t).Average(), mean.Value, 1e-12);
        var alone = new RectifiedSample(human[..20], twin[..20], twin[20..]).Mean(lambda: 0);
        Assert.Equal(1, alone.Gain);
        Assert.Equal(human[..20].Average(), alone.Value, 1e-12);
    }

    [Fact]
    public void Another_unit_moves_everything_with_it() =>
        Gen.Select(Gen.Int[1, 5].Array[20], Gen.Int[1, 5].Array[80], Gen.Double[-50, 50], Gen.Double[.1, 9]).Sample((human, twin, shift, scale) =>
        {
            if (human.Distinct().Count() < 3) return;
            var before = Sample(x => x);
            var after = Sample(x => shift + (scale * x));
            Assert.Equal(before.Mean().Lambda, after.Mean().Lambda, 1e-9);
            Assert.Equal(shift + (scale * before.Mean().Value), after.Mean().Value, 1e-9);
            Assert.Equal(scale * before.Mean().StandardError, after.Mean().StandardError, 1e-9);

            RectifiedSample Sample(Func<double, double> unit) => new(
                [.. human.Select(h => unit(h))], [.. twin[..20].Select(t => unit(t))], [.. twin[20..].Select(t => unit(t))]);
        }, iter: 100);

    [Fact]
    public void One_table_with_gaps_is_read_as_labelled_people_and_others()
    {
        var (human, twin) = Shape.All["normal"].Draw(100, .5, new Random(8));
        double[] gappy = [.. human[..30], .. Enumerable.Repeat(double.NaN, 70)];
        twin[3] = double.NaN;
        var mean = RectifiedSample.Of(gappy, twin).Mean();
        Assert.Equal((29, 70), (mean.Labels, mean.Others));
        Assert.Equal(new RectifiedSample([.. human[..3], .. human[4..30]], [.. twin[..3], .. twin[4..30]], twin[30..]).Mean(), mean);
    }

    [Fact]
    public void What_cannot_be_known_is_refused_and_never_a_number()
    {
        var (human, twin) = Shape.All["Likert"].Draw(80, .5, new Random(8));
        double[] same = [.. Enumerable.Repeat(4.0, 20)], others = twin[20..];
        var flat = new RectifiedSample(same, twin[..20], others);
        Assert.Equal((4.0, 0.0, 1.0), (flat.Mean().Value, flat.Mean().StandardError, flat.Mean().Gain));
        Assert.Contains("collect more labels", Assert.Throws<AssumptionException>(() => flat.Interval(199, 1)).Message);
        Assert.Throws<AssumptionException>(() => new RectifiedSample([5, .. same[1..]], twin[..20], others).Interval(199, 1));
        Assert.Throws<AssumptionException>(() => new RectifiedSample(human[..14], twin[..14], others).Interval(199, 1));
        Assert.Throws<AssumptionException>(() => new RectifiedSample(human[..14], twin[..14], others[..29]));
        Assert.Throws<AssumptionException>(() => new RectifiedSample([double.NaN, 2], [1, 2], others));
        Assert.Throws<AssumptionException>(() => new RectifiedSample(human[..20], twin[..20], others).Mean(2));
        var nobody = new RectifiedSample([.. Enumerable.Repeat(0.0, 20)], twin[..20], others).Interval(199, 1);
        Assert.Equal(Proportions.Wilson(0, 20), nobody);
        var constant = new RectifiedSample(human[..20], same, [.. Enumerable.Repeat(4.0, 40)]).Mean();
        Assert.Equal((0.0, human[..20].Average()), (constant.Lambda, constant.Value));
    }
}
