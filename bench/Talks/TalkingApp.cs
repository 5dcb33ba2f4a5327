using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Twins.Bench.Loopback;
using Twins.Bench.ScaleOut;

namespace Twins.Bench.Talks;

/// <summary>The real app in local mode with a model and a channel beside it, and people who say one thing each.</summary>
internal sealed partial class TalkingApp : IAsyncDisposable
{
    private const string Twin = "twin: greta\nname: Greta Vogel\nsummary: A gardener.\ngoals: [A garden that feeds us]\nfrustrations: [Seeds that do not come up]\n";

    private readonly HttpClient http = new();
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("twins-talks-");
    private readonly string functions;
    private readonly LoopbackModel model;

    private TalkingApp(string functions, LoopbackModel model, RecordingConnector connector, ConcurrentDictionary<string, Speech> spoken) => (this.functions, this.model, Connector, Spoken) = (functions, model, connector, spoken);

    public RecordingConnector Connector { get; }

    /// <summary>What the model said to each person at first.</summary>
    public ConcurrentDictionary<string, Speech> Spoken { get; }

    /// <summary>When each person said it, and when the app had taken it in.</summary>
    public ConcurrentDictionary<string, (long Said, long Taken)> Said { get; } = new(StringComparer.Ordinal);

    public long ModelCalls => model.Stats.Answered;

    public AppProcess App { get; private set; } = null!;

    public Uri Model => model.V1;

    public static async Task<TalkingApp> StartAsync(string functions, TimeSpan firstToken, TimeSpan between)
    {
        var spoken = new ConcurrentDictionary<string, Speech>(StringComparer.Ordinal);
        var speaker = await LoopbackModel.StartAsync(new LoopbackOptions { Strict = false, FirstToken = firstToken, BetweenTokens = between, Speaks = (body, text) => spoken.TryAdd(Person().Match(body).Value, new Speech(Stopwatch.GetTimestamp(), text)) });
        var talking = new TalkingApp(functions, speaker, await RecordingConnector.StartAsync(), spoken);
        await talking.StartAppAsync();
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(talking.App.Url, "api/twins/greta")) { Content = new StringContent(Twin, new MediaTypeHeaderValue("application/yaml")) };
        request.Headers.Add("X-Api-Key", (await File.ReadAllTextAsync(Path.Combine(talking.data.FullName, "api-key"))).Trim());
        (await talking.http.SendAsync(request)).EnsureSuccessStatusCode();
        return talking;
    }

    /// <summary>Starts the process, on the data that an earlier one left.</summary>
    public async Task StartAppAsync() => App = await AppProcess.StartAsync(functions, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["TWINS_BOT_LOCAL"] = "yes",
        ["TWINS_MODEL"] = "loopback",
        ["TWINS_MODEL_URL"] = model.V1.ToString(),
        ["TWINS_MODEL_CONCURRENCY"] = "512",
    }, data.FullName);

    public async Task SayAsync(string person)
    {
        var activity = JsonSerializer.Serialize(new
        {
            type = "message",
            id = "1700000000001",
            timestamp = "2026-11-25T12:00:00Z",
            serviceUrl = Connector.Url,
            channelId = "msteams",
            text = $"ask Greta: {person} here, what do you think of oat milk?",
            from = new { id = $"29:{person}", name = person, aadObjectId = person },
            conversation = new { conversationType = "personal", tenantId = "t", id = $"a:{person}" },
            recipient = new { id = "28:bot", name = "Twins" },
        });
        var said = Stopwatch.GetTimestamp();
        (await http.PostAsync(new Uri(App.Url, "api/messages"), new StringContent(activity, Encoding.UTF8, "application/json"))).EnsureSuccessStatusCode();
        Said[person] = (said, Stopwatch.GetTimestamp());
    }

    /// <summary>So many people say one thing each, all at once.</summary>
    public Task CrowdAsync(int people, int from = 0) => Task.WhenAll(Enumerable.Range(from, people).Select(i => SayAsync($"p{i:0000}")));

    public TalkTally Tally(int people) => TalkTally.Of(Connector.All, people, conversation => Spoken[conversation[2..]].Text);

    public async ValueTask DisposeAsync()
    {
        App.Dispose();
        http.Dispose();
        await Connector.DisposeAsync();
        await model.DisposeAsync();
        data.Delete(recursive: true);
    }

    [GeneratedRegex("p[0-9]{4}", RegexOptions.NonBacktracking)]
    private static partial Regex Person();
}
