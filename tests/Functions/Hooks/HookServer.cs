using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Twins.Adapters.Storage.Embedded;
using Twins.Core.Runs.Sharing;
using Twins.Core.Storage;
using Twins.Core.Studies;
using Twins.Functions.Hooks;
using Twins.Functions.Hooks.Incoming;
using Twins.Functions.Hooks.Outgoing;
using Twins.Functions.Http;
using Twins.Functions.Security;

namespace Twins.Tests.Functions.Hooks;

/// <summary>The endpoints of webhooks on a real server with the embedded stores, and a clock that moves by hand.</summary>
internal sealed class HookServer : IAsyncDisposable
{
    /// <summary>The secret of the published Standard Webhooks example.</summary>
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    public const string OtherSecret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD0aaH5tKSKaU=";
    public const string GithubSecret = "It's-a-Secret-to-Everybody";

    private readonly TemporaryFolder place;
    private readonly WebApplication running;

    private HookServer(TemporaryFolder folder, WebApplication app)
    {
        (place, running) = (folder, app);
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Http { get; }

    public required FakeTimeProvider Clock { get; init; }

    public required LogLines Log { get; init; }

    /// <summary>Lines of webhooks themselves; the app writes one for each request beside them.</summary>
    public IReadOnlyList<string> HookLines => [.. Log.All.Where(line => line.Contains(" Twins.Functions.Hooks.", StringComparison.Ordinal))];

    /// <summary>Runs that calls have started, with what was to be shown.</summary>
    public required StartedRuns Runs { get; init; }

    public string Database => Path.Combine(place.Path, "twins.db");

    public T Get<T>() where T : notnull => running.Services.GetRequiredService<T>();

    public static string KeyOf(string role) => $"{role}-key-0123456789-0123456789-0123";

    public static async Task<HookServer> StartAsync(HookSetting? setting = null)
    {
        setting ??= new HookSetting();
        var folder = new TemporaryFolder();
        var (clock, log, runs) = (new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1614265330)), new LogLines(), new StartedRuns());
        var database = EmbeddedDatabase.Open(folder.Path);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(setting.Settings);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(setting.Records(new SqliteRecords(database)));
        builder.Services.AddSingleton<IBlobStore>(new FileBlobs(Path.Combine(folder.Path, "blobs")));
        builder.Services.AddSingleton<IWorkQueue>(new SqliteQueue(database, clock));
        if (setting.Resolve is { } resolve) builder.Services.AddSingleton(resolve);
        builder.Services.AddHooks().AddSingleton<StartRun>(runs.StartAsync);
        builder.AddSecurity(new SecurityOptions { Keys = [.. Roles.All.Select(role => ApiKey.Create(role, Roles.Parse(role), KeyOf(role)))] });
        builder.AddHttpConventions(new HttpOptions { CallsPerMinute = 1_000_000 });
        builder.Logging.ClearProviders().AddProvider(log);
        setting.Services(builder.Services);
        var app = builder.Build();
        app.UseHttpConventions();
        app.MapHooks();
        await app.StartAsync();
        return new HookServer(folder, app) { Clock = clock, Log = log, Runs = runs };
    }

    /// <summary>Everything that is stored, so that a test can see whether anything was.</summary>
    public string Stored()
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT partition || ' ' || hex(id) || ' ' || tag FROM records UNION ALL SELECT queue || ' ' || text FROM messages";
        using var row = command.ExecuteReader();
        var lines = new List<string>();
        while (row.Read()) lines.Add(row.GetString(0));
        return string.Join('\n', lines);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await running.DisposeAsync();
        SqliteConnection.ClearAllPools();
        place.Dispose();
    }
}

/// <summary>How a server under test differs from others.</summary>
internal sealed record HookSetting
{
    public Dictionary<string, string?> Settings { get; init; } = new()
    {
        ["TWINS_HOOK_SECRET_CRM"] = HookServer.Secret,
        ["TWINS_HOOK_SECRET_OTHER"] = HookServer.OtherSecret,
        ["TWINS_HOOK_SECRET_REPO"] = HookServer.GithubSecret,
        ["TWINS_HOOK_ORIGINS"] = "eventgrid.azure.net, example.org",
        ["TWINS_CALLBACK_SECRET_OPS"] = HookServer.Secret,
        ["TWINS_CALLBACK_LOOPBACK"] = "yes",
    };

    public Resolve? Resolve { get; init; }

    public Func<IRecordStore, IRecordStore> Records { get; init; } = records => records;

    public Action<IServiceCollection> Services { get; init; } = _ => { };

    public HookSetting With(string name, string? value) => this with { Settings = new(Settings) { [name] = value } };
}

/// <summary>Starts runs as the app does: the same key gives the same run.</summary>
internal sealed class StartedRuns
{
    private readonly Lock door = new();
    private readonly List<StartedWith> all = [];

    public IReadOnlyList<StartedWith> All
    {
        get
        {
            lock (door) return [.. all];
        }
    }

    /// <summary>The next start fails, as when the store is away.</summary>
    public Exception? Fails { get; set; }

    public Task<string> StartAsync(string campaign, IReadOnlyList<Variant> variants, RunWish wish, CancellationToken cancellationToken)
    {
        lock (door)
        {
            if (Fails is { } failure)
            {
                Fails = null;
                return Task.FromException<string>(failure);
            }
            if (all.Find(s => s.Wish.Key == wish.Key) is { } known) return Task.FromResult(known.Run);
            all.Add(new StartedWith($"{campaign}-{all.Count + 1}", campaign, variants, wish));
            return Task.FromResult(all[^1].Run);
        }
    }
}

internal sealed record StartedWith(string Run, string Campaign, IReadOnlyList<Variant> Variants, RunWish Wish);
