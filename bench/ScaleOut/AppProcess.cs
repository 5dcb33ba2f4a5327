using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Twins.Bench.ScaleOut;

/// <summary>The function app as a process of ours, on a port of its own.</summary>
internal sealed class AppProcess : IDisposable
{
    private readonly Process process;
    private readonly DirectoryInfo? mine;

    private AppProcess(string functions, string? data, IReadOnlyDictionary<string, string> variables, int port)
    {
        mine = data is null ? Directory.CreateTempSubdirectory("twins-bench-") : null;
        var folder = data ?? mine!.FullName;
        var start = new ProcessStartInfo("dotnet", [Path.GetFullPath(functions)]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder };
        start.Environment["TWINS_DATA"] = folder;
        start.Environment["TWINS_URL"] = $"http://127.0.0.1:{port}";
        foreach (var (name, value) in variables) start.Environment[name] = value;
        process = Process.Start(start)!;
        Url = new Uri($"http://127.0.0.1:{port}/");
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
    }

    public Uri Url { get; }

    /// <summary>The most memory that it ever held, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
    }

    /// <param name="data">Where its embedded store is; null for a folder that goes with it.</param>
    public static async Task<AppProcess> StartAsync(string functions, IReadOnlyDictionary<string, string> variables, string? data = null)
    {
        var port = FreePort();
        var app = new AppProcess(functions, data, variables, port);
        using var http = new HttpClient();
        for (var i = 0; i < 1200 && !app.process.HasExited; i++)
        {
            try
            {
                if ((await http.GetAsync($"http://127.0.0.1:{port}/")).IsSuccessStatusCode) return app;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }
        app.Dispose();
        throw new InvalidOperationException($"{functions} did not start; build it first: dotnet build -c Release functions");
    }

    /// <summary>SIGKILL, if it runs still.</summary>
    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
        mine?.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
