using Twins.Core.Studies.Analysis;

namespace Twins.Tests.Studies.Analysis;

/// <summary>Nights of twins who answer on a scale from 1 to 5 and, asked the same again, stray by about .9 of a point.</summary>
public sealed class ChangeAlarmTests
{
    private const int Twins = 24;

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public void Where_answers_differ_only_by_chance_one_night_in_twenty_raises_an_alarm_at_most(int messages)
    {
        // Two standard errors of a share of .05 over 200 nights are .031.
        Assert.InRange(Alarms(200, messages, shift: 0), 0, .081);
    }

    [Fact]
    public void Messages_that_were_not_asked_again_take_no_power_from_those_that_were()
    {
        // One edited message of fifty that is liked three quarters of a point more.
        Assert.InRange(Alarms(50, 50, shift: .75, edited: 1), .9, 1);
    }

    [Fact]
    public void Among_fifty_that_were_asked_again_a_shift_of_one_point_and_a_quarter_is_found()
    {
        Assert.InRange(Alarms(50, 50, shift: 1.25), .9, 1);
    }

    /// <summary>The share of nights with any message called changed; where a shift is looked for, of nights on which the shifted one is.</summary>
    private static double Alarms(int nights, int messages, double shift, int? edited = null)
    {
        var alarms = 0;
        for (var night = 0; night < nights; night++)
        {
            var chance = new Random(night);
            double[] tastes = [.. Enumerable.Range(0, Twins * messages).Select(_ => 2.2 + chance.NextDouble())];
            double? Answer(int twin, int message, double more) => Math.Clamp(Math.Round(tastes[twin * messages + message] + more + .6 * Normal(chance)), 1, 5);
            var before = Nights.Night(Twins, messages, (i, k) => Answer(i, k, 0));
            var asked = Enumerable.Range(0, edited ?? messages).ToArray();
            var now = before.Edited(asked).With((i, k) => k < asked.Length ? Answer(i, k, k is 0 ? shift : 0) : before.Values[i][k]);
            var changed = Nights.Compare(before, now, night).Variants.Where(v => v.Kind is ChangeKind.Changed).ToList();
            if (shift > 0 ? changed.Exists(v => v.Id is "v0") : changed.Count > 0) alarms++;
        }
        return alarms / (double)nights;
    }

    private static double Normal(Random chance) => Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
}
