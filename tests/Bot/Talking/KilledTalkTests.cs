using System.Net.Http.Headers;
using System.Text.Json;
using Twins.Bench.Loopback;
using Twins.Tests.Adapters.Teams;
using Twins.Tests.Functions;

namespace Twins.Tests.Bot.Talking;

/// <summary>The app as a real process that is killed while twins speak.</summary>
public sealed class KilledTalkTests : IDisposable
{
    private static readonly string[] People = ["ann", "ben", "cem"];

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Killed_in_the_middle_of_answers_each_person_still_gets_exactly_one()
    {
        await using var connector = await StrictConnector.StartAsync(TimeProvider.System, isLocal: true);
        // Slow to begin, so that who is told that the twin thinks has read nothing yet at the kill, however busy the machine.
        await using var model = await LoopbackModel.StartAsync(new LoopbackOptions { Strict = false, FirstToken = TimeSpan.FromSeconds(10), BetweenTokens = TimeSpan.FromSeconds(1) });
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["TWINS_BOT_LOCAL"] = "yes",
            ["TWINS_MODEL"] = "loopback",
            ["TWINS_MODEL_URL"] = model.V1.ToString(),
        };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(5));
        await using (var first = await FunctionsProcess.StartAsync(folder.Path, variables))
        {
            using var written = await first.Http.PutAsync("/api/twins/greta", new StringContent(Household.Greta, new MediaTypeHeaderValue("application/yaml")), TestContext.Current.CancellationToken);
            Assert.True(written.IsSuccessStatusCode, await written.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            foreach (var person in People[..2]) await SayAsync(first, connector, person);
            // Two read the beginning of an answer, and the third that the twin thinks.
            foreach (var person in People[..2]) await UntilAsync(r => r.Target.Contains(person, StringComparison.Ordinal) && r.Body.Contains("\"streamType\":\"streaming\"", StringComparison.Ordinal));
            await SayAsync(first, connector, "cem");
            await UntilAsync(r => r.Target.Contains("cem", StringComparison.Ordinal) && r.Body.Contains("informative", StringComparison.Ordinal));
            // Its id was given and is noted; whoever dies in between begins a second stream, which Teams refuses until the first has expired.
            await Task.Delay(TimeSpan.FromSeconds(3), patience.Token);
            await first.KillAsync();
        }
        Assert.DoesNotContain(connector.Requests, IsAnswer);
        await using var second = await FunctionsProcess.StartAsync(folder.Path, variables);
        while (connector.Requests.Count(IsAnswer) < People.Length) await connector.NextAsync(patience.Token);
        // The channel asks again for what it never heard about; all of it is done.
        foreach (var person in People) await SayAsync(second, connector, person);
        await SayAsync(second, connector, "dee");
        await UntilAsync(r => IsAnswer(r) && r.Target.Contains("dee", StringComparison.Ordinal));
        foreach (var person in People)
        {
            var answer = Assert.Single(connector.Requests, r => IsAnswer(r) && r.Target.Contains(person, StringComparison.Ordinal));
            // What was read of the stream cannot be taken back before its time is over; then the answer stands in its place.
            Assert.Equal(person is "cem" ? "POST" : "PUT", answer.Method);
            if (person is "cem") Assert.Contains("\"streamType\":\"final\"", answer.Body, StringComparison.Ordinal);
        }

        async Task UntilAsync(Predicate<StrictConnector.Received> isThere)
        {
            while (!connector.Requests.Any(r => isThere(r))) await connector.NextAsync(patience.Token);
        }
    }

    public void Dispose() => folder.Dispose();

    private static bool IsAnswer(StrictConnector.Received request) =>
        request.Json.GetProperty("type").GetString() is "message" && request.Body.Contains("AIGeneratedContent", StringComparison.Ordinal);

    private static async Task SayAsync(FunctionsProcess app, StrictConnector connector, string person)
    {
        var activity = JsonSerializer.Serialize(new
        {
            type = "message",
            id = "1700000000001",
            timestamp = "2026-11-25T12:00:00Z",
            serviceUrl = connector.Url,
            channelId = "msteams",
            // The same words to the same twin would be one call, and one answer for all.
            text = $"ask Greta: {person} here, what do you think of oat milk?",
            from = new { id = $"29:{person}", name = person, aadObjectId = $"oid-{person}" },
            conversation = new { conversationType = "personal", tenantId = Said.Tenant, id = $"a:{person}" },
            recipient = new { id = "28:bot", name = "Twins" },
        });
        using var response = await app.Http.PostAsync("/api/messages", new StringContent(activity, new MediaTypeHeaderValue("application/json")), TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, app.Log);
    }
}
