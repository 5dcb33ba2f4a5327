using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text;

namespace Twins.Bench.Talks;

/// <summary>The same way without the bot: a loop that reads the model's stream and posts its first text to the channel.</summary>
internal static class BareLoop
{
    /// <returns>Milliseconds from the model's first text to its arrival.</returns>
    public static async Task<IReadOnlyList<double>> RunAsync(TalkingApp app, int rounds)
    {
        using var http = new HttpClient();
        var took = new List<double>();
        for (var i = 0; i < rounds; i++)
        {
            var person = $"p{8000 + i}";
            using var request = new HttpRequestMessage(HttpMethod.Post, app.Model + "/chat/completions")
            {
                Content = new StringContent($$"""{"model":"loopback","stream":true,"messages":[{"role":"system","content":"You are Greta."},{"role":"user","content":"{{person}} here"}]}""", Encoding.UTF8, "application/json"),
            };
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            await foreach (var item in SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync())
            {
                if (!app.Spoken.ContainsKey(person) || !item.Data.Contains("\"content\":\"", StringComparison.Ordinal) || item.Data.Contains("\"content\":\"\"", StringComparison.Ordinal)) continue;
                await http.PostAsJsonAsync(new Uri(app.Connector.Url, $"v3/conversations/a:{person}/activities"), new { type = "typing", text = item.Data, entities = new[] { new { type = "streaminfo", streamType = "streaming" } } });
                break;
            }
            took.Add((app.Connector.All.Last(h => h.Conversation == $"a:{person}").Arrived - app.Spoken[person]) * 1000.0 / Stopwatch.Frequency);
        }
        return took;
    }
}
