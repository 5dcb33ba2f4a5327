using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twins.Adapters.Storage.Embedded;
using Twins.Adapters.Teams;
using Twins.Bot;
using Twins.Core.Storage;
using Twins.Tests.Adapters.Models;
using Twins.Tests.Functions;

namespace Twins.Tests.Bot;

/// <summary>The bot's endpoint on a real server with the embedded stores, and a clock that moves by hand.</summary>
internal sealed class BotServer : IAsyncDisposable
{
    private readonly TemporaryFolder place;
    private readonly WebApplication running;

    private BotServer(TemporaryFolder folder, WebApplication app, LogLines log)
    {
        (place, running, Log) = (folder, app, log);
        Url = new Uri(app.Urls.First() + "/api/messages");
    }

    public Uri Url { get; }

    public HttpClient Http { get; } = new(new SocketsHttpHandler { UseProxy = false });

    public LogLines Log { get; }

    public TimerWatch Clock => (TimerWatch)Service<TimeProvider>();

    public T Service<T>() where T : notnull => running.Services.GetRequiredService<T>();

    public static BotOptions Trusting(params TokenIssuer[] issuers) => new() { Identity = new BotIdentity.Managed(ChannelTokens.App), Issuers = issuers };

    public static async Task<BotServer> StartAsync(BotOptions options, Action<IServiceCollection>? more = null, string url = "http://127.0.0.1:0")
    {
        var folder = new TemporaryFolder();
        var log = new LogLines();
        var clock = new TimerWatch();
        clock.SetUtcNow(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
        var database = EmbeddedDatabase.Open(folder.Path);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseUrls(url);
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services.AddSingleton<TimeProvider>(clock)
            .AddSingleton<IRecordStore>(new SqliteRecords(database))
            .AddSingleton<IBlobStore>(new FileBlobs(Path.Combine(folder.Path, "blobs")))
            .AddSingleton<IWorkQueue>(new SqliteQueue(database, clock))
            .AddInbox(options);
        more?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapBot();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new BotServer(folder, app, log);
    }

    public Task<HttpResponseMessage> PostAsync(string activity, string? token, params (string Name, string Value)[] headers) =>
        PostAsync(new StringContent(activity, new MediaTypeHeaderValue("application/json")), [.. headers, .. token is null ? [] : new[] { ("Authorization", "Bearer " + token) }]);

    public Task<HttpResponseMessage> PostAsync(HttpContent content, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = content };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<int> StatusAsync(string activity, string? token, params (string Name, string Value)[] headers)
    {
        using var response = await PostAsync(activity, token, headers);
        return (int)response.StatusCode;
    }

    /// <summary>Everything in the queue, taken out of it.</summary>
    public async Task<IReadOnlyList<string>> QueuedAsync()
    {
        var texts = new List<string>();
        while (await Service<IWorkQueue>().ReceiveAsync("activities", TimeSpan.FromDays(1), TestContext.Current.CancellationToken) is { } message)
        {
            texts.Add(message.Text);
            await Service<IWorkQueue>().SettleAsync(message, null, TestContext.Current.CancellationToken);
        }
        return texts;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await running.DisposeAsync();
        SqliteConnection.ClearAllPools();
        place.Dispose();
    }
}
