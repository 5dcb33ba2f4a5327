using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twins.Adapters.Models;
using Twins.Adapters.Teams;
using Twins.Bot;
using Twins.Core.Respondents.Model;
using Twins.Core.Respondents.Offline;
using Twins.Core.Runs;
using Twins.Core.Talks;
using Twins.Core.Workspace;
using Twins.Functions.Hosting;
using Twins.Functions.Http;
using Twins.Functions.Security;
using Twins.Tests.Adapters.Teams;

namespace Twins.Tests.Bot.Talking;

/// <summary>
/// The whole app as it is put together, with Teams on both sides of it: activities come in with the channel's token, and what
/// the bot says goes to the strict connector.
/// </summary>
internal sealed class TeamsApp : IAsyncDisposable
{
    private readonly TemporaryFolder place;
    private readonly ChannelIssuer signer;
    private readonly WebApplication running;
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly ModelClients? model;
    private int activities;

    private TeamsApp(TemporaryFolder folder, ChannelIssuer issuer, StrictConnector connector, WebApplication app, ModelClients? model) =>
        (place, signer, Connector, running, this.model) = (folder, issuer, connector, app, model);

    public StrictConnector Connector { get; }

    public T Service<T>() where T : notnull => running.Services.GetRequiredService<T>();

    /// <param name="model">Who speaks; null for the offline respondent.</param>
    public static async Task<TeamsApp> StartAsync(HttpMessageHandler? model = null, Action<BotOptionsDraft>? set = null, TemporaryFolder? data = null)
    {
        var folder = data ?? new TemporaryFolder();
        var issuer = await ChannelIssuer.StartAsync();
        var connector = await StrictConnector.StartAsync(TimeProvider.System);
        var settings = new TwinsSettings { Data = folder.Path, Scratch = Path.Combine(folder.Path, "scratch"), Url = new Uri("http://127.0.0.1:0") };
        var draft = new BotOptionsDraft(BotServer.Trusting(issuer.Trusted()));
        set?.Invoke(draft);
        var clients = model is null ? null : ModelClients.Create(new ModelOptions { Provider = ModelProvider.Compatible, Url = new Uri("http://model.test/v1"), Settings = new ModelSettings { Model = "talker-1" }, Key = "key", MaxTries = 1 }, TimeProvider.System, model);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddSecurity(new SecuritySettings(_ => null, folder.Path).Read()).AddHttpConventions(new HttpSettings(_ => null).Read());
        builder.Logging.ClearProviders();
        builder.Services.AddTwins(settings, draft.Options)
            .AddSingleton(s => ConnectorClient.Create(TeamsRig.Options, TimeProvider.System, new LiteralTokens(TimeProvider.System), s.GetRequiredService<LeftConversations>()));
        if (clients is not null)
        {
            builder.Services.AddSingleton(s =>
            {
                var talker = new ModelTalker(clients.Chat, new Till(s.GetRequiredService<ILedger>(), new Budget(null, 0), "talk", TimeProvider.System), new ModelSettings { Model = "talker-1" });
                return new BotModels(() => talker, () => null, () => false);
            });
        }
        else builder.Services.AddSingleton(new BotModels(() => new OfflineTalker(new OfflineRespondent()), () => null, () => false));
        var app = builder.Build().UseHttpConventions();
        app.MapTwins(settings);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var teams = new TeamsApp(folder, issuer, connector, app, clients);
        if (data is null) await teams.FillAsync();
        return teams;
    }

    /// <summary>Puts a document into the workspace.</summary>
    public async Task WriteAsync(DocumentKind kind, string id, string text, string place = "") =>
        Assert.NotNull(await Service<WorkspaceStore>().TryWriteAsync(new WorkspaceDocument(kind, id, place, text, ""), TestContext.Current.CancellationToken));

    /// <summary>Says something as Ada, in a personal chat unless told otherwise.</summary>
    /// <returns>The activity's id.</returns>
    public async Task<string> SayAsync(string text, string conversation = "a:ada", string kind = "personal", string from = "ada", string? id = null)
    {
        id ??= $"{1_700_000_000_000 + Interlocked.Increment(ref activities)}";
        var stamp = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(id, System.Globalization.CultureInfo.InvariantCulture));
        await DeliverAsync(Activity("message", conversation, kind, from, id, $"\"text\":{JsonSerializer.Serialize(text)},\"timestamp\":\"{stamp:O}\",\"localTimestamp\":\"{stamp:O}\""));
        return id;
    }

    /// <summary>Any other activity.</summary>
    /// <param name="more">Members of the activity, as JSON.</param>
    public async Task<JsonElement> DeliverAsync(string type, string more, string conversation = "a:ada", string kind = "personal", string from = "ada", string? id = null) =>
        await DeliverAsync(Activity(type, conversation, kind, from, id ?? $"{1_700_000_000_000 + Interlocked.Increment(ref activities)}", more));

    /// <summary>What the channel gets back at once.</summary>
    public async Task<JsonElement> DeliverAsync(string activity)
    {
        var tokens = new ChannelTokens(signer, TimeProvider.System);
        using var request = new HttpRequestMessage(HttpMethod.Post, running.Urls.First() + "/api/messages") { Content = new StringContent(activity, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.For(Connector.Url));
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {body}");
        return body.Length is 0 ? default : JsonDocument.Parse(body).RootElement;
    }

    /// <summary>The next thing that the bot says which is no typing and no piece of a stream.</summary>
    public async Task<StrictConnector.Received> HearAsync(string? conversation = null)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(90));
        while (true)
        {
            var next = await Connector.NextAsync(patience.Token);
            if (next.Json.TryGetProperty("type", out var type) && type.GetString() is "typing") continue;
            if (conversation is not null && !Uri.UnescapeDataString(next.Target).Contains(conversation, StringComparison.Ordinal)) continue;
            return next;
        }
    }

    /// <summary>The app's API, as its administrator.</summary>
    public HttpClient Api()
    {
        var client = new HttpClient { BaseAddress = new Uri(running.Urls.First()) };
        client.DefaultRequestHeaders.Add("X-Api-Key", File.ReadAllText(Path.Combine(place.Path, "api-key")).Trim());
        return client;
    }

    /// <summary>The card in a message.</summary>
    public static JsonElement Card(StrictConnector.Received message) => Assert.Single(message.Json.GetProperty("attachments").EnumerateArray()).GetProperty("content");

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await running.StopAsync();
        await running.DisposeAsync();
        model?.Dispose();
        await signer.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        place.Dispose();
        await Connector.DisposeAsync();
    }

    private string Activity(string type, string conversation, string kind, string from, string id, string more) => $$"""
        {"type":"{{type}}","id":"{{id}}","serviceUrl":"{{Connector.Url}}","channelId":"msteams","locale":"en-US",
         "from":{"id":"29:{{from}}","name":"{{from}}","aadObjectId":"oid-{{from}}"},
         "conversation":{"conversationType":"{{kind}}","tenantId":"{{Said.Tenant}}","id":"{{conversation}}"{{(kind is "personal" ? "" : ",\"isGroup\":true")}}},
         "recipient":{"id":"28:{{ChannelTokens.App}}","name":"Twins"},
         "channelData":{"tenant":{"id":"{{Said.Tenant}}"} },{{more}} }
        """;

    private async Task FillAsync()
    {
        foreach (var (id, text) in Household.Twins) await WriteAsync(DocumentKind.Twin, id, text);
        await WriteAsync(DocumentKind.Panel, "readers", "panel: readers\nname: Readers\nmembers: [greta.twin.yaml, bruno.twin.yaml, noor.twin.yaml]\n");
    }
}

/// <summary>The bot's options while a test sets them.</summary>
internal sealed class BotOptionsDraft(BotOptions options)
{
    public BotOptions Options { get; set; } = options;
}
