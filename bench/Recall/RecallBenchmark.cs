using System.Runtime.InteropServices;

namespace Twins.Bench.Recall;

/// <summary>Speed and quality of the embedded recall.</summary>
internal static class RecallBenchmark
{
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        if ((args is [var csv] ? csv : SupportQuestion.Find()) is not { } file || !File.Exists(file))
        {
            await Console.Error.WriteLineAsync("The questions are not here: name banking77_test.csv, or run where ../shared/data/support is.");
            return 2;
        }
        var questions = SupportQuestion.Read(file);
        output.WriteLine($"{Environment.ProcessorCount} processors, {RuntimeInformation.OSArchitecture}, .NET {Environment.Version}, 200 questions one after the other, 10 items each.");
        output.WriteLine();
        await RecallSpeed.RunAsync(questions, output);
        output.WriteLine();
        await RecallQuality.RunAsync(questions, output);
        return 0;
    }
}
