using System.Net;

namespace Twins.Tests.Functions.Hooks.Incoming;

public sealed class CloudEventTests
{
    private const string Event = """{"specversion":"1.0","id":"e1","source":"/crm","type":"messages.ready","datacontenttype":"application/json","data":{"title":"Bread"}}""";

    [Fact]
    public async Task The_mapping_reads_the_data_of_a_structured_event()
    {
        await using var server = await ServerAsync();
        using var response = await new HookCall(Event) { Type = "application/cloudevents+json; charset=utf-8" }.SendAsync(server);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("Bread", server.Runs.All.Single().Variants[0].Headline);
    }

    [Fact]
    public async Task Data_in_base64_is_data_too()
    {
        await using var server = await ServerAsync();
        var body = Event.Replace("\"data\":{\"title\":\"Bread\"}", $"\"data_base64\":\"{Convert.ToBase64String("""{"title":"Bread"}"""u8)}\"", StringComparison.Ordinal);
        using var response = await new HookCall(body) { Type = "application/cloudevents+json" }.SendAsync(server);
        Assert.Equal("Bread", server.Runs.All.Single().Variants[0].Headline);
    }

    [Fact]
    public async Task The_body_of_a_binary_event_is_its_data()
    {
        await using var server = await ServerAsync();
        using var response = await Binary("""{"title":"Bread"}""", ("ce-id", "e1"), ("ce-source", "/crm"), ("ce-type", "messages.ready"), ("ce-time", "2026-11-25T08:00:00Z"), ("ce-subject", "Euro%20%E2%82%AC")).SendAsync(server);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("Bread", server.Runs.All.Single().Variants[0].Headline);
    }

    [Fact]
    public async Task An_event_that_is_none_is_refused()
    {
        await using var server = await ServerAsync();
        HookCall[] bad =
        [
            new(Event.Replace("\"id\":\"e1\",", "", StringComparison.Ordinal)) { Type = "application/cloudevents+json" },
            new(Event.Replace("1.0", "0.3", StringComparison.Ordinal)) { Type = "application/cloudevents+json" },
            new("[]") { Type = "application/cloudevents+json" },
            new("{") { Type = "application/cloudevents+json" },
            Binary("{}", ("ce-id", "e1"), ("ce-type", "t")),
            Binary("{}", ("ce-id", "e1"), ("ce-type", "t"), ("ce-source", "/crm"), ("ce-time", "yesterday")),
        ];
        foreach (var call in bad)
        {
            using var response = await call.SendAsync(server);
            Assert.Contains("no CloudEvent of version 1.0", (await response.ProblemAsync(400)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Data_that_is_no_json_is_refused()
    {
        await using var server = await ServerAsync();
        using var response = await new HookCall("""{"specversion":"1.0","id":"e1","source":"/crm","type":"t","datacontenttype":"text/plain","data":"bread"}""") { Type = "application/cloudevents+json" }.SendAsync(server);
        Assert.Equal("/data", (await response.ProblemAsync(422)).GetProperty("pointer").GetString());
    }

    [Theory]
    [InlineData("crm")]
    [InlineData("nobody")]
    public async Task A_known_sender_is_welcome_and_learns_nothing_about_hooks(string hook)
    {
        await using var server = await ServerAsync();
        using var response = await GreetAsync(server, hook, ("WebHook-Request-Origin", "EventGrid.azure.net"), ("WebHook-Request-Rate", "60"), ("WebHook-Request-Callback", "http://169.254.169.254/"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("eventgrid.azure.net", response.Headers.GetValues("WebHook-Allowed-Origin").Single());
        Assert.Equal("60", response.Headers.GetValues("WebHook-Allowed-Rate").Single());
    }

    [Fact]
    public async Task Nobody_is_promised_more_than_we_take()
    {
        await using var server = await ServerAsync();
        using var response = await GreetAsync(server, "crm", ("WebHook-Request-Origin", "example.org"), ("WebHook-Request-Rate", "100000"));
        Assert.Equal("120", response.Headers.GetValues("WebHook-Allowed-Rate").Single());
    }

    [Fact]
    public async Task A_stranger_is_not_welcome()
    {
        await using var server = await ServerAsync();
        using var response = await GreetAsync(server, "crm", ("WebHook-Request-Origin", "evil.example"));
        await response.ProblemAsync(403);
        Assert.False(response.Headers.Contains("WebHook-Allowed-Origin"));
    }

    private static HookCall Binary(string body, params (string, string)[] headers) => new(body) { Headers = [("ce-specversion", "1.0"), .. headers] };

    private static async Task<HttpResponseMessage> GreetAsync(HookServer server, string hook, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, $"/api/hooks/{hook}");
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        return await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<HookServer> ServerAsync()
    {
        var server = await HookServer.StartAsync();
        await server.PutAsync("/api/hooks/crm", """{"campaign":"spring","variants":[{"id":"a","headline":"/title"}],"model":"offline"}""");
        return server;
    }
}
