using System.Globalization;
using MathNet.Numerics.Statistics;
using Twins.Bench.Throughput;

namespace Twins.Bench.Ingest;

/// <summary>A large table read as a source, beside loops that read its lines and its fields; each in a process of its own, whose highest resident memory is told.</summary>
internal static class IngestBenchmark
{
    private static readonly string[] ReadAlone = ["lines", "fields", "source"], Built = ["lines", "build"];

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["lines"] = "bare loop that reads the lines",
        ["fields"] = "CsvHelper alone, every field as text",
        ["source"] = "**SourceFolder**, every record",
        ["build"] = "**a whole build**, to the evidence of its twins",
    };

    /// <param name="args">Nothing, or how many megabytes, and 'build' for a whole build instead of reading alone.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [var way, var path] && Names.ContainsKey(way)) return await IngestProbe.RunAsync(way, path, Console.Out);
        var megabytes = args is [var size, ..] ? int.Parse(size, CultureInfo.InvariantCulture) : 1024;
        // A build lasts minutes, so that its rounds are fewer.
        var (ways, rounds) = args is [_, "build"] ? (Built, 1) : (ReadAlone, 3);
        var folder = Directory.CreateTempSubdirectory("twins-bench-");
        try
        {
            var rows = LargeTable.Write(Path.Combine(folder.FullName, "tickets.csv"), (long)megabytes << 20);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{megabytes:N0} MB of CSV, {rows:N0} rows; {Environment.ProcessorCount} processors, .NET {Environment.Version}; medians of {rounds} round{(rounds is 1 ? "" : "s")} in turn, ratios taken within a round."));
            Console.WriteLine();
            Report(ways, await MeasureAsync(folder.FullName, ways, rounds), megabytes);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<Reading>[]> MeasureAsync(string folder, string[] ways, int rounds)
    {
        var readings = ways.Select(_ => new List<Reading>()).ToArray();
        // The first round fills the cache of the disk and does not count.
        for (var round = rounds is 1 ? 1 : 0; round <= rounds; round++)
        {
            for (var i = 0; i < ways.Length; i++)
            {
                using var probe = LoopbackProcess.Start("ingest", ways[i], folder);
                var told = (await probe.StandardOutput.ReadToEndAsync()).Split(' ', StringSplitOptions.RemoveEmptyEntries);
                await probe.WaitForExitAsync();
                if (round > 0) readings[i].Add(new Reading(double.Parse(told[0], CultureInfo.InvariantCulture), double.Parse(told[1], CultureInfo.InvariantCulture), long.Parse(told[2], CultureInfo.InvariantCulture)));
            }
        }
        return readings;
    }

    private static void Report(string[] ways, List<Reading>[] readings, int megabytes)
    {
        Console.WriteLine("| what | MB/s | of the bare loop | CPU s | peak resident memory |");
        Console.WriteLine("| --- | --: | --: | --: | --: |");
        for (var i = 0; i < ways.Length; i++)
        {
            var ofBare = Statistics.Median(readings[i].Zip(readings[0], (r, bare) => bare.Seconds / r.Seconds));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {Names[ways[i]]} | {megabytes / Statistics.Median(readings[i].Select(r => r.Seconds)):0} | {ofBare:0.00} | {Statistics.Median(readings[i].Select(r => r.Cpu)):0.0} | {readings[i].Max(r => r.PeakBytes) >> 20} MB |"));
        }
    }

    private sealed record Reading(double Seconds, double Cpu, long PeakBytes);
}
