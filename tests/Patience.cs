using System.Diagnostics;

namespace Twins.Tests;

/// <summary>Waits for what another process brings about, and not for ever.</summary>
internal static class Patience
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <param name="log">What the process said, for whoever reads why it never came.</param>
    public static async Task UntilAsync(Func<bool> isThere, Func<string> log)
    {
        var began = Stopwatch.GetTimestamp();
        while (!isThere())
        {
            if (Stopwatch.GetElapsedTime(began) > Longest) throw new TimeoutException($"Nothing came in {Longest.TotalMinutes} minutes: {log()}");
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }
}
