using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MathNet.Numerics.Statistics;
using Twins.Bench.MegaStudy;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Accuracy;
using Twins.Core.Fidelity.Resampling;

namespace Twins.Bench.Resamples;

/// <summary>
/// The whole analysis of the mega-study, 1,784 people and 164 outcomes resampled 1,000 times, beside the same in NumPy on
/// this machine and in this minute.
/// </summary>
public static class ResampleBenchmark
{
    private const int Draws = 1000, Rounds = 9, LoopDraws = 100;

    /// <returns>0, 1 when NumPy is faster, 2 when files or Python with NumPy and pandas are missing.</returns>
    public static int Run(string? folder, TextWriter @out)
    {
        try
        {
            var path = folder ?? SharedData.Find("megastudy");
            var outcomes = MegaStudyTable.Read(path).Outcomes;
            double[][] human = [.. outcomes.Select(o => o.Human)], twin = [.. outcomes.Select(o => o.Twin)];
            double[] same = new double[Rounds], proper = new double[Rounds], matrix = new double[Rounds];
            var loop = Python(path, "loop", LoopDraws).GetProperty("seconds").GetDouble() * Draws / LoopDraws;
            Result result = null!;
            JsonElement python = default;
            for (var round = 0; round < Rounds; round++)
            {
                (same[round], result) = Timed(() => Percentiles(human, twin));
                (proper[round], _) = Timed(() => Intervals(human, twin));
                python = Python(path, "matrix", Draws);
                matrix[round] = python.GetProperty("seconds").GetDouble();
            }
            return Write(@out, result, python, new Seconds(same, proper, matrix, loop));
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            @out.WriteLine(e.Message);
            return 2;
        }
    }

    private static PairedMeasure[] Measures { get; } = [PairedMeasure.Correlation, PairedMeasure.Skill, PairedMeasure.SpreadRatio, PairedMeasure.Accuracy(1)];

    /// <summary>What the scripts do, and nothing more: the 2.5 and 97.5 % points of every figure over resamples.</summary>
    private static Result Percentiles(double[][] human, double[][] twin)
    {
        var outcomes = new PairedOutcomes(human, twin);
        var draws = PairedBootstrap.Draw(outcomes, Draws, 1);
        var widths = new double[outcomes.Outcomes * Measures.Length];
        Parallel.For(0, widths.Length, at => widths[at] = Ends(draws.Of(at / Measures.Length), Measures[at % Measures.Length]) is var (low, high) ? high - low : double.NaN);
        var means = new double[Draws];
        Parallel.For(0, Draws, b =>
        {
            var sums = new PairedSums[outcomes.Outcomes];
            for (var k = 0; k < sums.Length; k++) sums[k] = draws.Of(k)[b];
            means[b] = MeanCorrelation(sums) ?? double.NaN;
        });
        Array.Sort(means);
        return new Result(new Interval(At(means, .025), At(means, .975)), [.. Measures.Select((_, m) => widths.Where((w, at) => at % Measures.Length == m && !double.IsNaN(w)).Average())], outcomes.Outcomes);
    }

    private static Interval? Ends(ReadOnlySpan<PairedSums> sums, PairedMeasure measure)
    {
        var values = new double[sums.Length];
        var count = 0;
        foreach (ref readonly var sum in sums)
            if (sum.Pairs > 1 && measure.Of(sum) is { } value) values[count++] = value;
        var sorted = count == values.Length ? values : values[..count];
        Array.Sort(sorted);
        return sorted.Length is 0 ? null : new Interval(At(sorted, .025), At(sorted, .975));
    }

    private static double At(double[] sorted, double quantile) => SortedArrayStatistics.QuantileCustom(sorted, quantile, QuantileDefinition.R7);

    /// <summary>What the product gives: intervals that hold.</summary>
    private static Result Intervals(double[][] human, double[][] twin)
    {
        var outcomes = new PairedOutcomes(human, twin);
        var draws = PairedBootstrap.Draw(outcomes, Draws, 1);
        var intervals = new Interval?[outcomes.Outcomes * Measures.Length];
        Parallel.For(0, intervals.Length, at => intervals[at] = draws.Interval(at / Measures.Length, Measures[at % Measures.Length]));
        return new Result(draws.Interval(MeanCorrelation)!.Value, [.. Measures.Select((_, m) => intervals.Where((_, at) => at % Measures.Length == m).OfType<Interval>().Average(i => i.High - i.Low))], outcomes.Outcomes);
    }

    private static double? MeanCorrelation(IReadOnlyList<PairedSums> sums)
    {
        var known = new double[sums.Count];
        var count = 0;
        for (var k = 0; k < known.Length; k++)
            if (sums[k] is { Pairs: > 1, Correlation: { } r }) known[count++] = Math.Clamp(r, -.999999, .999999);
        return count is 0 ? null : Correlations.FisherMean(known.AsSpan(0, count));
    }

    private static (double Seconds, Result Result) Timed(Func<Result> work)
    {
        var clock = Stopwatch.StartNew();
        var result = work();
        return (clock.Elapsed.TotalSeconds, result);
    }

    private static int Write(TextWriter @out, Result ours, JsonElement python, Seconds seconds)
    {
        double same = Median(seconds.Same), matrix = Median(seconds.Matrix);
        var theirs = python.GetProperty("mean_r").EnumerateArray().Select(v => v.GetDouble()).ToArray();
        @out.WriteLine($"Four figures of {ours.Outcomes} outcomes and the mean correlation, {Draws:N0} resamples of people; median of {Rounds} alternating rounds (least to most), reading left out. NumPy {python.GetProperty("numpy").GetString()}.");
        @out.WriteLine();
        @out.WriteLine("| | seconds | ratio to the first | mean r, 2.5 to 97.5 % of resamples |");
        @out.WriteLine("| --- | --- | --- | --- |");
        @out.WriteLine($"| Twins, percentiles | {Show(seconds.Same)} | 1 | {ours.Mean.Low:0.0000} to {ours.Mean.High:0.0000} |");
        @out.WriteLine($"| NumPy, percentiles, one matrix product | {Show(seconds.Matrix)} | {matrix / same:0.0} | {theirs[0]:0.0000} to {theirs[1]:0.0000} |");
        @out.WriteLine($"| NumPy, percentiles, a loop over resamples ({LoopDraws} of them, times {Draws / LoopDraws}) | {seconds.Loop:0.00} | {seconds.Loop / same:0.0} | |");
        @out.WriteLine($"| Twins, the intervals that it gives (bootstrap-t up to 400 people, BCa beyond) | {Show(seconds.Proper)} | {Median(seconds.Proper) / same:0.0} | |");
        @out.WriteLine();
        @out.WriteLine($"Mean widths between the percentiles (r, skill, SD ratio, error), Twins over NumPy: {string.Join(", ", ours.Widths.Zip(python.GetProperty("widths").EnumerateArray(), (a, b) => (a / b.GetDouble()).ToString("0.00", CultureInfo.InvariantCulture)))}.");
        @out.WriteLine($"Gate: the same work in less time than NumPy's fastest: {(same < matrix ? "reached" : "missed")}.");
        return same < matrix ? 0 : 1;
    }

    private static string Show(double[] seconds) => $"{Median(seconds):0.00} ({seconds.Min():0.00} to {seconds.Max():0.00})";

    private static JsonElement Python(string folder, string way, int draws)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Resamples", "resamples.py");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("TWINS_BENCH_PYTHON") ?? "/usr/bin/python3", [script, folder, draws.ToString(CultureInfo.InvariantCulture), way]) { RedirectStandardOutput = true, UseShellExecute = false };
        try
        {
            using var process = Process.Start(start)!;
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode is 0 ? JsonDocument.Parse(text).RootElement : throw new InvalidDataException("NumPy did not run; install python3-numpy and python3-pandas, or name a Python in TWINS_BENCH_PYTHON.");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidDataException($"{start.FileName} cannot be started; name a Python in TWINS_BENCH_PYTHON.", e);
        }
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private sealed record Result(Interval Mean, double[] Widths, int Outcomes);

    private sealed record Seconds(double[] Same, double[] Proper, double[] Matrix, double Loop);
}
