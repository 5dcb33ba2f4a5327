using System.Globalization;
using System.Runtime.InteropServices;

namespace Twins.Bench.Recall;

/// <summary>Speed and quality of the embedded recall.</summary>
internal static class RecallBenchmark
{
    private const int FewItems = 20_000;

    /// <param name="args">Nothing, or how many items; and the questions' file where it is elsewhere.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var items = args is [var size, ..] && int.TryParse(size, CultureInfo.InvariantCulture, out var asked) ? asked : FewItems;
        if ((args is [.., var last] && last.EndsWith(".csv", StringComparison.Ordinal) ? last : SupportQuestion.Find()) is not { } file || !File.Exists(file))
        {
            await Console.Error.WriteLineAsync("The questions are not here: name banking77_test.csv, or run where ../shared/data/support is.");
            return 2;
        }
        var questions = SupportQuestion.Read(file);
        output.WriteLine($"{Environment.ProcessorCount} processors, {RuntimeInformation.OSArchitecture}, .NET {Environment.Version}, questions one after the other, 10 items each.");
        output.WriteLine();
        await new RecallSpeed(questions, items).RunAsync(output);
        if (items > FewItems) return 0;
        output.WriteLine();
        await RecallQuality.RunAsync(questions, output);
        return 0;
    }
}
