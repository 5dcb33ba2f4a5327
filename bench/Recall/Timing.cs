using System.Diagnostics;

namespace Twins.Bench.Recall;

/// <summary>How long questions took, one after the other.</summary>
/// <param name="Cpu">Processor time of this process per question, which a busy machine does not lengthen.</param>
internal sealed record Timing(double Cpu, double Median, double Most)
{
    public static async Task<Timing> OfAsync(string[] asked, Func<string, Task> ask)
    {
        foreach (var question in asked.Take(10)) await ask(question);
        GC.Collect();
        var times = new List<double>();
        var cpu = Environment.CpuUsage.TotalTime;
        foreach (var question in asked)
        {
            var start = Stopwatch.GetTimestamp();
            await ask(question);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        cpu = Environment.CpuUsage.TotalTime - cpu;
        times.Sort();
        return new Timing(cpu.TotalMilliseconds / asked.Length, times[times.Count / 2], times[(int)(.95 * (times.Count - 1))]);
    }

    /// <param name="scan">What it is compared with, by processor time.</param>
    public string Row(string what, Timing scan) => $"| {what} | {Cpu:0.00} | {Median:0.00} | {Most:0.00} | {scan.Cpu / Cpu:0.0} times |";
}
