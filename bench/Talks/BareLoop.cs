using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text;

namespace Twins.Bench.Talks;

/// <summary>The same way without the bot: a loop that reads the model's stream and posts its first text to the channel.</summary>
internal static class BareLoop
{
    /// <returns>From the model's first text to its arrival, in ticks of the stopwatch.</returns>
    public static async Task<IReadOnlyList<long>> RunAsync(TalkingApp app, int atOnce, int rounds)
    {
        using var http = new HttpClient();
        await OneAsync(app, http, "p8999");
        var took = new List<long>();
        for (var round = 0; round < rounds; round++) took.AddRange(await Task.WhenAll(Enumerable.Range(8000 + (round * atOnce), atOnce).Select(i => OneAsync(app, http, $"p{i}"))));
        return took;
    }

    private static async Task<long> OneAsync(TalkingApp app, HttpClient http, string person)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, app.Model + "/chat/completions")
        {
            Content = new StringContent($$"""{"model":"loopback","stream":true,"messages":[{"role":"system","content":"You are Greta."},{"role":"user","content":"{{person}} here"}]}""", Encoding.UTF8, "application/json"),
        };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await foreach (var item in SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync())
        {
            if (!item.Data.Contains("\"content\":\"", StringComparison.Ordinal) || item.Data.Contains("\"content\":\"\"", StringComparison.Ordinal)) continue;
            await http.PostAsJsonAsync(new Uri(app.Connector.Url, $"v3/conversations/a:{person}/activities"), new { type = "typing", text = item.Data, entities = new[] { new { type = "streaminfo", streamType = "streaming" } } });
            break;
        }
        await app.Connector.UntilAsync(1, h => h.Conversation == $"a:{person}", TimeSpan.FromMinutes(1));
        return app.Connector.All.First(h => h.Conversation == $"a:{person}").Arrived - app.Spoken[person].At;
    }
}
