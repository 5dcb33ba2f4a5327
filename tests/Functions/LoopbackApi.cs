using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twins.Adapters.Storage.Embedded;
using Twins.Core.Storage;
using Twins.Functions.Http;
using Twins.Functions.Security;

namespace Twins.Tests.Functions;

/// <summary>The function app's security and conventions around endpoints of a test, on a real server.</summary>
internal sealed class LoopbackApi : IAsyncDisposable
{
    public const string ReaderKey = "reader-key-0123456789-0123456789";
    public const string RunnerKey = "runner-key-0123456789-0123456789";
    public const string StewardKey = "steward-key-0123456789-012345678";
    public const string AdminKey = "admin-key-0123456789-0123456789-";

    public static SecurityOptions FourKeys { get; } = new()
    {
        Keys = [ApiKey.Create("reader", Role.Reader, ReaderKey), ApiKey.Create("runner", Role.Runner, RunnerKey), ApiKey.Create("steward", Role.Steward, StewardKey), ApiKey.Create("admin", Role.Admin, AdminKey)],
    };

    private readonly WebApplication running;
    private readonly TemporaryFolder store;

    private LoopbackApi(WebApplication app, TemporaryFolder folder, LogLines log)
    {
        (running, store, Log) = (app, folder, log);
        Url = new Uri(app.Urls.First());
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false }) { BaseAddress = Url };
    }

    public Uri Url { get; }

    public HttpClient Client { get; }

    public LogLines Log { get; }

    public IServiceProvider Services => running.Services;

    public static async Task<LoopbackApi> StartAsync(Action<IEndpointRouteBuilder> map, SecurityOptions? security = null, HttpOptions? http = null, TimeProvider? clock = null, IRecordStore? records = null)
    {
        var folder = new TemporaryFolder();
        var log = new LogLines();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ApplicationName = typeof(LoopbackApi).Assembly.GetName().Name });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(clock ?? TimeProvider.System).AddSingleton(records ?? new SqliteRecords(EmbeddedDatabase.Open(folder.Path)));
        builder.AddSecurity(security ?? FourKeys).AddHttpConventions(http ?? new HttpOptions());
        // The filters stay; the console would drown the test results.
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        var app = builder.Build();
        app.UseHttpConventions();
        map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new LoopbackApi(app, folder, log);
    }

    /// <summary>Sends a request with a key, as JSON where there is a body.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? key = ReaderKey, string? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        if (key is not null) request.Headers.Add("X-Api-Key", key);
        if (body is not null) request.Content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(string path, string? key = ReaderKey, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, key, null, headers);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await running.DisposeAsync();
        store.Dispose();
    }
}
