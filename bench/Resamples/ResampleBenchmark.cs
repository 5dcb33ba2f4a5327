using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CsvHelper;
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
    private const int Draws = 1000, Rounds = 5, LoopDraws = 100;

    /// <returns>0, 1 when NumPy is faster, 2 when files or Python with NumPy and pandas are missing.</returns>
    public static int Run(string? folder, TextWriter @out)
    {
        try
        {
            var path = folder ?? SharedData.Find("megastudy");
            var (human, twin) = Read(path);
            double[] ours = new double[Rounds], loop = new double[Rounds], matrix = new double[Rounds];
            Result result = null!;
            JsonElement python = default;
            for (var round = 0; round < Rounds; round++)
            {
                var clock = Stopwatch.StartNew();
                result = Analyse(human, twin);
                ours[round] = clock.Elapsed.TotalSeconds;
                python = Python(path, "matrix", Draws);
                matrix[round] = python.GetProperty("seconds").GetDouble();
                loop[round] = round is 0 ? Python(path, "loop", LoopDraws).GetProperty("seconds").GetDouble() * Draws / LoopDraws : loop[0];
            }
            return Write(@out, result, python, (ours, matrix, loop[0]));
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            @out.WriteLine(e.Message);
            return 2;
        }
    }

    private static Result Analyse(double[][] human, double[][] twin)
    {
        var outcomes = new PairedOutcomes(human, twin);
        var draws = PairedBootstrap.Draw(outcomes, Draws, 1);
        PairedMeasure[] measures = [PairedMeasure.Correlation, PairedMeasure.Skill, PairedMeasure.SpreadRatio, PairedMeasure.Accuracy(1)];
        var intervals = new Interval?[outcomes.Outcomes * measures.Length];
        Parallel.For(0, intervals.Length, at => intervals[at] = draws.Interval(at / measures.Length, measures[at % measures.Length]));
        return new Result(draws.Interval(MeanCorrelation)!.Value, [.. measures.Select((_, m) => intervals.Where((_, at) => at % measures.Length == m).OfType<Interval>().Average(i => i.High - i.Low))]);
    }

    private static double? MeanCorrelation(IReadOnlyList<PairedSums> sums)
    {
        double[] known = [.. sums.Select(s => s.Pairs > 1 ? s.Correlation : null).OfType<double>().Select(r => Math.Clamp(r, -.999999, .999999))];
        return known.Length is 0 ? null : Correlations.FisherMean(known);
    }

    private static int Write(TextWriter @out, Result ours, JsonElement python, (double[] Ours, double[] Matrix, double Loop) seconds)
    {
        double own = Median(seconds.Ours), matrix = Median(seconds.Matrix);
        var theirs = python.GetProperty("mean_r").EnumerateArray().Select(v => v.GetDouble()).ToArray();
        @out.WriteLine($"Four figures of 164 outcomes and the mean correlation, {Draws:N0} resamples of people; median of {Rounds} alternating rounds, reading left out. NumPy {python.GetProperty("numpy").GetString()}.");
        @out.WriteLine();
        @out.WriteLine("| | seconds | ratio to Twins | 95 % interval of mean r |");
        @out.WriteLine("| --- | --- | --- | --- |");
        @out.WriteLine($"| Twins: BCa and bootstrap-t intervals | {own:0.00} ({seconds.Ours.Min():0.00} to {seconds.Ours.Max():0.00}) | 1 | {ours.Mean.Low:0.0000} to {ours.Mean.High:0.0000} |");
        @out.WriteLine($"| NumPy, one matrix product: percentiles | {matrix:0.00} ({seconds.Matrix.Min():0.00} to {seconds.Matrix.Max():0.00}) | {matrix / own:0.0} | {theirs[0]:0.0000} to {theirs[1]:0.0000} |");
        @out.WriteLine($"| NumPy, a loop over resamples ({LoopDraws} of them, times {Draws / LoopDraws}) | {seconds.Loop:0.00} | {seconds.Loop / own:0.0} | |");
        @out.WriteLine();
        @out.WriteLine($"Mean widths of intervals (r, skill, SD ratio, error), Twins over NumPy: {string.Join(", ", ours.Widths.Zip(python.GetProperty("widths").EnumerateArray(), (a, b) => (a / b.GetDouble()).ToString("0.00", CultureInfo.InvariantCulture)))}.");
        @out.WriteLine($"Gate: faster than NumPy: {(own < matrix ? "reached" : "missed")}.");
        return own < matrix ? 0 : 1;
    }

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

    private static (double[][] Human, double[][] Twin) Read(string folder)
    {
        var (names, human) = Rows(Path.Combine(folder, "combined_dv_human.csv"));
        var (_, twin) = Rows(Path.Combine(folder, "combined_dv_llm.csv"));
        string[] people = [.. human.Keys.Where(twin.ContainsKey)];
        double[] Column(Dictionary<string, double[]> rows, int c) => [.. people.Select(p => rows[p][c])];
        int[] whole = [.. Enumerable.Range(0, names.Length).Where(c => people.Count(p => !double.IsNaN(human[p][c] + twin[p][c])) > 1)];
        return ([.. whole.Select(c => Column(human, c))], [.. whole.Select(c => Column(twin, c))]);
    }

    private static (string[] Names, Dictionary<string, double[]> Rows) Rows(string file)
    {
        using var csv = CsvReader.FromFile(file, new CsvReaderOptions { MaxRecordSize = 1 << 20 });
        var header = csv.Headers.ToArray();
        var rows = new Dictionary<string, double[]>();
        while (csv.Read())
            rows[csv.GetString(0)] = [.. Enumerable.Range(1, header.Length - 1).Select(c => csv.GetString(c) is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : double.NaN)];
        return (header[1..], rows);
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private sealed record Result(Interval Mean, double[] Widths);
}
