using System.Diagnostics;

namespace Twins.Bench.Throughput;

/// <summary>What one way of making calls achieved.</summary>
/// <param name="PerSecond">Calls per second of wall clock.</param>
/// <param name="CpuMicroseconds">Processor time of this process (the client) per call.</param>
internal sealed record Measurement(string Name, long Calls, double PerSecond, double CpuMicroseconds)
{
    public static async Task<Measurement> OfAsync(string name, long calls, Func<Task> work)
    {
        using var process = Process.GetCurrentProcess();
        GC.Collect();
        process.Refresh();
        var cpu = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        await work();
        watch.Stop();
        process.Refresh();
        return new Measurement(name, calls, calls / watch.Elapsed.TotalSeconds, (process.TotalProcessorTime - cpu).TotalMicroseconds / calls);
    }
}
