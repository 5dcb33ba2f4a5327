using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Drift;

namespace Twins.Tests.Fidelity.Drift;

public sealed class SequentialTests
{
    [Fact]
    public void The_golden_series_comes_out()
    {
        var golden = Figures.Golden.GetProperty("sequential");
        var x = golden.Numbers("x");
        var cusum = Cusum.Of(x, golden.Number("cusum_k"), golden.Number("cusum_h"));
        Assert.Equal([.. golden.GetProperty("cusum").EnumerateArray().Select(p => p[0].GetDouble())], cusum.Up, Close);
        Assert.Equal([.. golden.GetProperty("cusum").EnumerateArray().Select(p => p[1].GetDouble())], cusum.Down, Close);
        Assert.Equal((int)golden.Number("cusum_alarm_index"), cusum.Alarm);
        var hinkley = PageHinkley.Of(x, golden.Number("ph_delta"), golden.Number("ph_lambda"));
        Assert.Equal(golden.Numbers("ph"), hinkley.Up, Close);
        Assert.Equal((int)golden.Number("ph_alarm_index"), hinkley.Alarm);
    }

    [Theory]
    [InlineData(4, 168)]
    [InlineData(5, 465)]
    public void Without_any_change_it_alarms_as_seldom_as_the_tables_say(double limit, double expected)
    {
        var chance = new Xoshiro256StarStar(7, threadSafe: false);
        var lengths = Enumerable.Range(0, 2000).Average(_ =>
        {
            var z = new double[6000];
            Normal.Samples(chance, z, 0, 1);
            return (Cusum.Of(z, .5, limit).Alarm ?? z.Length) + 1.0;
        });
        Assert.InRange(lengths, expected * .92, expected * 1.08);
    }

    [Fact]
    public void A_shift_of_one_SD_is_seen_after_about_ten_values_in_either_direction()
    {
        var chance = new Xoshiro256StarStar(8, threadSafe: false);
        foreach (var shift in new[] { 1.0, -1.0 })
        {
            var delays = Enumerable.Range(0, 1000).Average(_ =>
            {
                var z = new double[400];
                Normal.Samples(chance, z, shift, 1);
                return (Cusum.Of(z).Alarm ?? z.Length) + 1.0;
            });
            Assert.InRange(delays, 9.4, 11.4);
        }
    }

    [Fact]
    public void A_fall_is_seen_without_a_baseline()
    {
        double[] values = [5, 5.2, 4.9, 5.1, 5, 4.8, 5.1, 4, 3.9, 4.1, 4, 3.8];
        var alarm = PageHinkley.Of(values, .1, 2).Alarm;
        Assert.InRange(alarm!.Value, 8, 11);
    }

    [Fact]
    public void Bad_settings_and_missing_values_are_refused()
    {
        Assert.Throws<AssumptionException>(() => Cusum.Of([1, double.NaN]));
        Assert.Throws<AssumptionException>(() => Cusum.Of([1], .5, 0));
        Assert.Throws<AssumptionException>(() => PageHinkley.Of([], .1, 1));
        Assert.Throws<AssumptionException>(() => PageHinkley.Of([1], -1, 1));
    }

    private static bool Close(double a, double b) => Math.Abs(a - b) < 1e-12;
}
