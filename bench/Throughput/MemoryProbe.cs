using System.Diagnostics;

namespace Twins.Bench.Throughput;

/// <summary>One durable sweep in a process of its own, whose highest resident memory is what is measured.</summary>
internal static class MemoryProbe
{
    public static async Task<int> RunAsync(Uri url, int evaluations, int replicates)
    {
        await DurableSweep.RunAsync(url, SyntheticStudy.Plan(evaluations, seed: evaluations + replicates, replicates), concurrency: 256);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(process.PeakWorkingSet64 / (1 << 20));
        return 0;
    }
}
