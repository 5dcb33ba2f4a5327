using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Twins.Tests.Adapters.Teams;

/// <summary>The judge is judged: a client that breaks a rule is refused.</summary>
public sealed class StrictConnectorTests
{
    private const string Chat = "v3/conversations/a%3A1/activities", Group = "v3/conversations/19%3Ag/activities";

    [Theory]
    [InlineData(Chat, """{"type":"message","text":"hi","id":"1"}""", "id is the channel's to set")]
    [InlineData(Chat, """{"type":"message","text":"hi","timestamp":"2026-01-01T00:00:00Z"}""", "timestamp is the channel's to set")]
    [InlineData(Chat, """{"type":"message","text":"hi","serviceUrl":"https://x"}""", "serviceUrl is the channel's to set")]
    [InlineData(Chat, """{"type":"invoke"}""", "the type is neither message nor typing")]
    [InlineData(Chat, "no json", "the body is no JSON")]
    [InlineData("v3/conversations/a:1/activities", """{"type":"message"}""", "an id is not URL-encoded")]
    [InlineData("v3/conversations/a%3A1/nothing", """{"type":"message"}""", "nobody expected POST /emea/v3/conversations/a%3A1/nothing")]
    [InlineData($"{Chat}/m1", """{"type":"message"}""", "a reply names what it replies to")]
    [InlineData("v3/conversations", """{"isGroup":true,"tenantId":"t","channelData":{"channel":{"id":"19:c"}}}""", "a thread begins with an activity")]
    [InlineData("v3/conversations", """{"isGroup":true,"tenantId":"t","activity":{"type":"message"}}""", "a thread names its channel")]
    [InlineData("v3/conversations", """{"isGroup":false,"tenantId":"t","members":[]}""", "a chat has one member")]
    [InlineData("v3/conversations", """{"isGroup":false,"members":[{"id":"29:a"}]}""", "no tenantId")]
    [InlineData(Group, """{"type":"message","suggestedActions":{"actions":[{"type":"imBack"}]}}""", "suggested actions outside a personal chat")]
    [InlineData(Chat, """{"type":"message","attachments":[{}],"suggestedActions":{"actions":[{"type":"imBack"}]}}""", "suggested actions with a card")]
    [InlineData(Chat, """{"type":"message","suggestedActions":{"actions":[{"type":"imBack"},{"type":"imBack"},{"type":"imBack"},{"type":"imBack"}]}}""", "not 1 to 3 suggested actions")]
    [InlineData(Chat, """{"type":"message","suggestedActions":{"actions":[{"type":"openUrl"}]}}""", "a suggested action that is no imBack")]
    public async Task A_broken_rule_is_refused(string path, string body, string why) => Assert.Equal([why], await RefusalsAsync((path, body)));

    [Theory]
    [InlineData(/*lang=json*/ """[{"type":"https://schema.org/Message","@type":"Message","@context":"https://schema.org","additionalType":["AIGeneratedContent"]},{"type":"https://schema.org/Message"}]""", "two root entities")]
    [InlineData(/*lang=json*/ """[{"type":"https://schema.org/Message","@type":"Message","@context":"https://schema.org"}]""", "the root entity has no AI label")]
    [InlineData(/*lang=json*/ """[{"type":"https://schema.org/Message","additionalType":["AIGeneratedContent"]}]""", "the root entity is no Message of schema.org")]
    public async Task A_broken_label_is_refused(string entities, string why) => Assert.Equal([why], await RefusalsAsync((Chat, $$"""{"type":"message","text":"[1]","entities":{{entities}} }""")));

    [Theory]
    [InlineData("""{"@type":"Claim","position":2,"appearance":{"@type":"DigitalDocument","name":"n","abstract":"a"}}""", "a citation that the text does not use")]
    [InlineData("""{"@type":"Claim","position":1,"appearance":{"@type":"DigitalDocument","abstract":"a"}}""", "a citation's name has not 1 to 80 characters")]
    [InlineData("""{"@type":"Claim","position":1,"appearance":{"@type":"DigitalDocument","name":"n","abstract":""}}""", "a citation's abstract has not 1 to 160 characters")]
    [InlineData("""{"@type":"Claim","position":1,"appearance":{"@type":"DigitalDocument","name":"n","abstract":"a","url":"http://x"}}""", "a citation's url is not https")]
    [InlineData("""{"@type":"Claim","position":1,"appearance":{"@type":"DigitalDocument","name":"n","abstract":"a","keywords":["1","2","3","4"]}}""", "a citation has more than 3 keywords of 28 characters")]
    [InlineData("""{"position":1,"appearance":{"@type":"DigitalDocument","name":"n","abstract":"a"}}""", "a citation is no Claim about a DigitalDocument")]
    [InlineData("""{"@type":"Claim","position":1,"appearance":{"@type":"DigitalDocument","name":"n","abstract":"a"}},{"@type":"Claim","position":1,"appearance":{"@type":"DigitalDocument","name":"n","abstract":"a"}}""", "two citations with one number")]
    public async Task A_broken_citation_is_refused(string citation, string why) => Assert.Equal([why], await RefusalsAsync((Chat, Cited(citation, "[1]"))));

    [Fact]
    public async Task Twenty_one_citations_are_refused()
    {
        var citations = string.Join(',', Enumerable.Range(1, 21).Select(i => $$"""{"@type":"Claim","position":{{i}},"appearance":{"@type":"DigitalDocument","name":"n","abstract":"a"} }"""));
        Assert.Equal(["more than 20 citations"], await RefusalsAsync((Chat, Cited(citations, string.Concat(Enumerable.Range(1, 21).Select(i => $"[{i}]"))))));
    }

    [Fact]
    public async Task More_than_80_KB_are_refused() =>
        Assert.Equal(["more than 80 KB in UTF-16"], await RefusalsAsync((Chat, $$"""{"type":"message","text":"{{new string('é', 41_000)}}"}""")));

    [Theory]
    [InlineData(null)]
    [InlineData("another")]
    public async Task A_call_without_the_bots_token_is_refused(string? token)
    {
        await using var connector = await StrictConnector.StartAsync(new FakeTimeProvider());
        Assert.Equal(401, await PostAsync(connector, Chat, """{"type":"message"}""", token));
        Assert.Equal(["no bearer token"], connector.Refusals());
    }

    [Theory]
    [InlineData(8, 0, "more than 7 calls in 1 s")]
    [InlineData(9, 240, "more than 8 calls in 2 s")]
    [InlineData(61, 300, "more than 60 calls in 30 s")]
    public async Task Calls_that_crowd_are_refused(int calls, int milliseconds, string why)
    {
        var clock = new FakeTimeProvider();
        await using var connector = await StrictConnector.StartAsync(clock);
        for (var i = 0; i < calls; i++)
        {
            await PostAsync(connector, Chat, """{"type":"message"}""", LiteralTokens.Token);
            clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
        }
        Assert.Equal(why, connector.Refusals()[^1]);
    }

    [Fact]
    public async Task A_client_that_breaks_the_contract_fails_the_test_that_did_not_expect_it()
    {
        var connector = await StrictConnector.StartAsync(new FakeTimeProvider());
        await PostAsync(connector, Chat, """{"type":"message","id":"1"}""", LiteralTokens.Token);
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(async () => await connector.DisposeAsync());
        Assert.Contains("id is the channel's to set", failure.Message, StringComparison.Ordinal);
    }

    private static string Cited(string citations, string text) =>
        $$"""{"type":"message","text":"{{text}}","entities":[{"type":"https://schema.org/Message","@type":"Message","@context":"https://schema.org","additionalType":["AIGeneratedContent"],"citation":[{{citations}}]}]}""";

    private static async Task<IReadOnlyList<string>> RefusalsAsync(params (string Path, string Body)[] calls)
    {
        await using var connector = await StrictConnector.StartAsync(new FakeTimeProvider());
        foreach (var (path, body) in calls) Assert.InRange(await PostAsync(connector, path, body, LiteralTokens.Token), 400, 499);
        return connector.Refusals();
    }

    internal static async Task<int> PostAsync(StrictConnector connector, string path, string body, string? token)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(connector.Url, path)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request);
        return (int)response.StatusCode;
    }
}
