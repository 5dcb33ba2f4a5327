using System.Net.Http.Headers;
using Twins.Tests.Adapters.Teams;
using Twins.Tests.Functions;

namespace Twins.Tests.Bot.Inbox;

/// <summary>The app as a real process, killed while it works on what it has said 200 to.</summary>
public sealed class KillTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Killed_between_the_queue_and_the_answer_the_next_process_answers_once_and_knows_what_is_sent_again()
    {
        await using var connector = await StrictConnector.StartAsync(TimeProvider.System, isLocal: true);
        // Teams asks to be left alone: the work is begun, and nothing is said yet.
        connector.Play(new StrictConnector.Fault(503, RetryAfter: "60"));
        var help = Said.Message("help").Replace(ChannelTokens.Service, connector.Url.ToString(), StringComparison.Ordinal);
        await using (var first = await StartAsync())
        {
            await SayAsync(first, help);
            await connector.NextAsync();
            await first.KillAsync();
        }
        await using var second = await StartAsync();
        await SayAsync(second, help);
        await SayAsync(second, Said.Again(help));
        Assert.Contains("\"type\":\"message\"", (await connector.NextAsync()).Body, StringComparison.Ordinal);
        // Whatever would be said twice is said before the answer to this.
        await SayAsync(second, help.Replace("1700000000001", "1700000090000", StringComparison.Ordinal).Replace("2023-11-14", "2023-11-15", StringComparison.Ordinal));
        await connector.NextAsync();
        Assert.Equal(3, connector.Requests.Count);
    }

    public void Dispose() => folder.Dispose();

    private Task<FunctionsProcess> StartAsync() => FunctionsProcess.StartAsync(folder.Path, new Dictionary<string, string>(StringComparer.Ordinal) { ["TWINS_BOT_LOCAL"] = "yes" });

    private static async Task SayAsync(FunctionsProcess app, string activity)
    {
        using var response = await app.Http.PostAsync("/api/messages", new StringContent(activity, new MediaTypeHeaderValue("application/json")), TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, app.Log);
    }
}
