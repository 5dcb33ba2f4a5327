using System.Globalization;
using MathNet.Numerics.Statistics;
using Twins.Bench.Throughput;

namespace Twins.Bench.Ingest;

/// <summary>A large table read as a source, beside loops that read its lines and its fields; each in a process of its own, whose highest resident memory is told.</summary>
internal static class IngestBenchmark
{
    private const int Rounds = 3;

    private static readonly string[] Ways = ["lines", "fields", "source"];

    /// <param name="args">Nothing, or how many megabytes.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [var way, var path]) return await IngestProbe.RunAsync(way, path, Console.Out);
        var megabytes = args is [var size] ? int.Parse(size, CultureInfo.InvariantCulture) : 1024;
        var folder = Directory.CreateTempSubdirectory("twins-bench-");
        try
        {
            var rows = LargeTable.Write(Path.Combine(folder.FullName, "tickets.csv"), (long)megabytes << 20);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{megabytes:N0} MB of CSV, {rows:N0} rows; {Environment.ProcessorCount} processors, .NET {Environment.Version}; medians of {Rounds} rounds in turn, ratios taken within a round."));
            Console.WriteLine();
            Report(await MeasureAsync(folder.FullName), megabytes);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<Reading>[]> MeasureAsync(string folder)
    {
        var readings = Ways.Select(_ => new List<Reading>()).ToArray();
        // The first round fills the cache of the disk and does not count.
        for (var round = 0; round <= Rounds; round++)
        {
            for (var i = 0; i < Ways.Length; i++)
            {
                using var probe = LoopbackProcess.Start("ingest", Ways[i], folder);
                var told = (await probe.StandardOutput.ReadToEndAsync()).Split(' ', StringSplitOptions.RemoveEmptyEntries);
                await probe.WaitForExitAsync();
                if (round > 0) readings[i].Add(new Reading(double.Parse(told[0], CultureInfo.InvariantCulture), double.Parse(told[1], CultureInfo.InvariantCulture), long.Parse(told[2], CultureInfo.InvariantCulture)));
            }
        }
        return readings;
    }

    private static void Report(List<Reading>[] readings, int megabytes)
    {
        Console.WriteLine("| what | MB/s | of the bare loop | CPU s | peak resident memory |");
        Console.WriteLine("| --- | --: | --: | --: | --: |");
        string[] names = ["bare loop that reads the lines", "CsvHelper alone, every field as text", "**SourceFolder**, every record"];
        for (var i = 0; i < Ways.Length; i++)
        {
            var ofBare = Statistics.Median(readings[i].Zip(readings[0], (r, bare) => bare.Seconds / r.Seconds));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {names[i]} | {megabytes / Statistics.Median(readings[i].Select(r => r.Seconds)):0} | {ofBare:0.00} | {Statistics.Median(readings[i].Select(r => r.Cpu)):0.0} | {readings[i].Max(r => r.PeakBytes) >> 20} MB |"));
        }
    }

    private sealed record Reading(double Seconds, double Cpu, long PeakBytes);
}
