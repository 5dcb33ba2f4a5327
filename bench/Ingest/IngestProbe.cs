using System.Diagnostics;
using System.Globalization;
using CsvHelper;
using Twins.Adapters.Sources;
using Twins.Core.Evidence.Building;
using Twins.Core.Evidence.PersonalData;

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
            "source" => await RecordsAsync(folder),
            _ => await TwinsAsync(folder),
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

    /// <summary>Everything that <c>twins build</c> does before it writes: people told apart, personal data out, nothing twice, figures counted.</summary>
    private static async Task<long> TwinsAsync(string folder)
    {
        var source = SourceFolder.Open(folder);
        var built = await new EvidenceBuild(new BuildPlan { Id = "bench" }, () => source.ReadAsync(p => throw new InvalidOperationException($"{p.At}: {p.Problem}")), new Pseudonyms(new byte[32]), _ => false).RunAsync(CancellationToken.None);
        return built.Records;
    }

    private static async Task<long> RecordsAsync(string folder)
    {
        var records = 0L;
        await foreach (var record in SourceFolder.Open(folder).ReadAsync(p => throw new InvalidOperationException($"{p.At}: {p.Problem}"))) records += record.Text.Length > 0 ? 1 : 0;
        return records;
    }
}
