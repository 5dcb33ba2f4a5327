using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace Twins.Tests.Functions;

/// <summary>The function app as a real process on a port of its own, with a client that holds its key.</summary>
internal sealed class FunctionsProcess : IAsyncDisposable
{
    private readonly RealProcess process;

    private FunctionsProcess(RealProcess process, HttpClient http) => (this.process, Http) = (process, http);

    public HttpClient Http { get; }

    public string Log => process.Output + process.Error;

    public bool HasExited => process.HasExited;

    /// <param name="data">Its data folder.</param>
    /// <param name="environment">More variables.</param>
    /// <param name="isBehindHost">Whether it is to believe that the Functions host started it.</param>
    public static async Task<FunctionsProcess> StartAsync(string data, IReadOnlyDictionary<string, string>? environment = null, bool isBehindHost = false)
    {
        const string Key = "0123456789abcdef0123456789abcdef-test";
        var port = FreePort();
        var variables = new Dictionary<string, string>(environment ?? new Dictionary<string, string>(StringComparer.Ordinal), StringComparer.Ordinal);
        variables[isBehindHost ? "FUNCTIONS_CUSTOMHANDLER_PORT" : "TWINS_URL"] = isBehindHost ? $"{port}" : $"http://127.0.0.1:{port}";
        variables.TryAdd("TWINS_API_KEYS", $"tester:Admin:{Key}");
        Directory.CreateDirectory(data);
        var app = new FunctionsProcess(RealProcess.Start("functions", "twins-functions", data, variables), new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") });
        app.Http.DefaultRequestHeaders.Add("X-Api-Key", Key);
        await app.ReadyAsync();
        return app;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public Task KillAsync() => process.KillAsync();

    /// <summary>Puts a study's folder into the workspace with the real command.</summary>
    public async Task PushAsync(string folder, string data)
    {
        var push = await Cli.TwinsProcess.RunAsync(data, new Dictionary<string, string>(StringComparer.Ordinal) { ["TWINS_API_KEY"] = Http.DefaultRequestHeaders.GetValues("X-Api-Key").Single() }, "push", folder, "--to", Http.BaseAddress!.ToString());
        Assert.True(push.Code is 0, push.Error + Log);
    }

    public async Task<JsonElement> StartRunAsync(object request)
    {
        using var response = await Http.PostAsJsonAsync("/api/runs", request);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode is HttpStatusCode.Accepted, body + Log);
        return JsonDocument.Parse(body).RootElement;
    }

    /// <summary>Looks at a run until it is over.</summary>
    public async Task<JsonElement> FinishAsync(string run)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (true)
        {
            var status = await Http.GetFromJsonAsync<JsonElement>($"/api/runs/{run}", patience.Token);
            if (status.GetProperty("links").TryGetProperty("report", out _)) return status;
            await Task.Delay(100, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!process.HasExited) await process.KillAsync();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ReadyAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!process.HasExited)
        {
            try
            {
                if ((await Http.GetAsync("/", patience.Token)).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50, patience.Token);
            }
        }
        Assert.Fail($"The app did not start: {Log}");
    }
}
