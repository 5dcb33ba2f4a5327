using System.Diagnostics;
using System.Globalization;
using MathNet.Numerics.Statistics;

namespace Twins.Bench.Talks;

/// <summary>Times, as their median, their 95 % and the longest.</summary>
internal sealed record Percentiles(double Median, double NinetyFive, double Most)
{
    public static Percentiles Of(IEnumerable<long> ticks, double unitsPerSecond)
    {
        var times = ticks.Select(t => t * unitsPerSecond / Stopwatch.Frequency).ToList();
        return new Percentiles(times.Median(), times.Quantile(.95), times.Max());
    }

    public string As(string format, string between) => string.Join(between, new[] { Median, NinetyFive, Most }.Select(t => t.ToString(format, CultureInfo.InvariantCulture)));
}
