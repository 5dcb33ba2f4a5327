using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Twins.Bench.ScaleOut;

/// <summary>The function app as a process of ours, on a port of its own.</summary>
internal sealed class AppProcess : IDisposable
{
    private readonly Process process;
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("twins-bench-");

    private AppProcess(string functions, string account, Uri model, int concurrency, int port)
    {
        var start = new ProcessStartInfo("dotnet", [Path.GetFullPath(functions)]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = data.FullName };
        start.Environment["TWINS_DATA"] = data.FullName;
        start.Environment["TWINS_URL"] = $"http://127.0.0.1:{port}";
        start.Environment["TWINS_STORAGE"] = account;
        start.Environment["TWINS_MODEL_URL"] = model.ToString();
        start.Environment["TWINS_MODEL_CONCURRENCY"] = $"{concurrency}";
        process = Process.Start(start)!;
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
    }

    public static async Task<AppProcess> StartAsync(string functions, string account, Uri model, int concurrency)
    {
        var port = FreePort();
        var app = new AppProcess(functions, account, model, concurrency, port);
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

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
        data.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
