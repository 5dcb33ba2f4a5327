using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Twins.Tests.Infra;

/// <summary>An app folder whose handler is started the way that the Functions host starts it: from the folder, by the name in host.json, with a port.</summary>
internal sealed class PublishedApp : IDisposable
{
    private readonly TemporaryFolder data = new();
    private readonly Process process;

    private PublishedApp(string folder, int port, IReadOnlyDictionary<string, string> environment)
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "host.json")));
        var handler = host.RootElement.GetProperty("customHandler").GetProperty("description").GetProperty("defaultExecutablePath").GetString()!;
        var start = new ProcessStartInfo(Path.Combine(folder, handler)) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        foreach (var (name, value) in environment) start.Environment[name] = value;
        start.Environment["FUNCTIONS_CUSTOMHANDLER_PORT"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["TWINS_DATA"] = data.Path;
        process = Process.Start(start)!;
    }

    /// <summary>The first answer to the host's question whether the handler is there.</summary>
    public static async Task<HttpStatusCode> FirstAnswerAsync(string folder, IReadOnlyDictionary<string, string> environment)
    {
        var port = FreePort();
        using var app = new PublishedApp(folder, port, environment);
        var complaint = app.process.StandardError.ReadToEndAsync();
        if (!await app.ListensAsync()) Assert.Fail($"The handler ended with {app.process.ExitCode}: {await complaint}");
        using var client = new HttpClient();
        return (await client.GetAsync(new Uri($"http://127.0.0.1:{port}/"))).StatusCode;
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
        data.Dispose();
    }

    /// <returns>False when it ended without listening.</returns>
    private async Task<bool> ListensAsync()
    {
        // The host waits 30 seconds; a machine that builds at the same time may take longer.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            if (line.Contains("Now listening on", StringComparison.Ordinal)) return true;
        await process.WaitForExitAsync(patience.Token);
        return false;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
