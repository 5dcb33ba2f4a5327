using System.Diagnostics;

namespace Twins.Bench.Throughput;

/// <summary>The loopback model in a process of its own, so that its processor time is not counted as the client's.</summary>
internal sealed class LoopbackProcess : IDisposable
{
    private readonly Process process;

    private LoopbackProcess(Process process, Uri url) => (this.process, Url) = (process, url);

    public Uri Url { get; }

    public static async Task<LoopbackProcess> StartAsync(int latency)
    {
        var server = Start("loopback", "--lenient", "--latency", latency.ToString());
        var line = await server.StandardOutput.ReadLineAsync();
        return new LoopbackProcess(server, new Uri(line ?? throw new InvalidOperationException("The loopback model did not start.")));
    }

    /// <summary>How many chat calls it has seen.</summary>
    public async Task<long> CallsAsync()
    {
        using var http = new HttpClient();
        using var stats = System.Text.Json.JsonDocument.Parse(await http.GetStringAsync(new Uri(Url, "/stats")));
        return stats.RootElement.GetProperty("chats").GetInt64();
    }

    /// <summary>This program again, with other arguments.</summary>
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Twins.Bench.dll"));
        // A client that is held to little memory says nothing about its server.
        start.Environment.Remove("DOTNET_GCHeapHardLimit");
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
