using System.Diagnostics;
using System.Globalization;
using CsvHelper;
using Twins.Adapters.Sources;

namespace Twins.Bench.Ingest;

/// <summary>One reading in a process of its own: seconds, seconds of processor time, highest resident bytes.</summary>
internal static class IngestProbe
{
    public static async Task<int> RunAsync(string way, string folder, TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        var file = Path.Combine(folder, "tickets.csv");
        var read = way switch
        {
            "lines" => Lines(file),
            "fields" => Fields(file),
            _ => await RecordsAsync(folder),
        };
        var seconds = watch.Elapsed.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds} {process.TotalProcessorTime.TotalSeconds} {process.PeakWorkingSet64} {read}"));
        return read > 0 ? 0 : 1;
    }

    private static long Lines(string file)
    {
        using var reader = new StreamReader(file);
        var characters = 0L;
        while (reader.ReadLine() is { } line) characters += line.Length;
        return characters;
    }

    private static long Fields(string file)
    {
        using var csv = CsvReader.FromFile(file, new CsvReaderOptions());
        var characters = 0L;
        while (csv.Read()) for (var i = 0; i < csv.FieldCount; i++) characters += csv.GetString(i).Length;
        return characters;
    }

    private static async Task<long> RecordsAsync(string folder)
    {
        var records = 0L;
        await foreach (var record in SourceFolder.Open(folder).ReadAsync(p => throw new InvalidOperationException($"{p.At}: {p.Problem}"))) records += record.Text.Length > 0 ? 1 : 0;
        return records;
    }
}
