using System.Net;
using System.Text;

namespace Twins.Tests.Functions.Hooks.Incoming;

public sealed class PayloadTests
{
    private const string Each = """{"campaign":"spring","each":"/data/messages","variants":[{"id":"/key","headline":"/title","price":"/price"}],"model":"offline"}""";

    [Fact]
    public async Task Every_item_of_a_list_becomes_a_variant()
    {
        await using var server = await ServerAsync(Each);
        using var response = await new HookCall("""{"data":{"messages":[{"key":"a","title":"One","price":"3.50"},{"key":"b","title":22,"price":null}]}}""").SendAsync(server);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal([("a", "One", 3.50m), ("b", "22", null)], server.Runs.All.Single().Variants.Select(v => (v.Id, v.Headline!, v.Price)));
    }

    [Fact]
    public async Task Items_without_an_id_are_numbered()
    {
        await using var server = await ServerAsync(Each.Replace("\"/key\"", "\"m\"", StringComparison.Ordinal));
        using var response = await new HookCall("""{"data":{"messages":[{"title":"One","price":1},{"title":"Two","price":1}]}}""").SendAsync(server);
        Assert.Equal(["m-1", "m-2"], server.Runs.All.Single().Variants.Select(v => v.Id));
    }

    [Theory]
    [InlineData("""{"data":{}}""", "/data/messages", "Nothing stands there.")]
    [InlineData("""{"data":{"messages":[]}}""", "/data/messages", "list of 1 to 100")]
    [InlineData("""{"data":{"messages":"a"}}""", "/data/messages", "list of 1 to 100")]
    [InlineData("""{"data":{"messages":[{"key":"a","title":"One","price":1},{"key":"b","price":1}]}}""", "/data/messages/1/title", "Nothing stands there.")]
    [InlineData("""{"data":{"messages":[{"key":"a","title":["One"],"price":1}]}}""", "/data/messages/0/title", "Text must stand there.")]
    [InlineData("""{"data":{"messages":[{"key":"a","title":true,"price":1}]}}""", "/data/messages/0/title", "Text must stand there.")]
    [InlineData("""{"data":{"messages":[{"key":"a","title":"\ud800","price":1}]}}""", "/data/messages/0/title", "not whole")]
    [InlineData("""{"data":{"messages":[{"key":"a","title":" ","price":1}]}}""", "/data/messages/0", "nothing would be shown")]
    [InlineData("""{"data":{"messages":[{"key":"a","title":"One","price":"-1"}]}}""", "/data/messages/0/price", "price must stand there")]
    [InlineData("""{"data":{"messages":[{"key":"a","title":"One","price":"1,5"}]}}""", "/data/messages/0/price", "price must stand there")]
    [InlineData("""{"data":{"messages":[{"key":"../../etc","title":"One","price":1}]}}""", "/data/messages/0/key", "id must be letters")]
    [InlineData("""{"data":{"messages":[{"key":null,"title":"One","price":1}]}}""", "/data/messages/0/key", "id is null")]
    [InlineData("""{"data":{"messages":[{"key":"a","title":"One","price":1},{"key":"a","title":"Two","price":1}]}}""", "/data/messages", "Two variants have the id 'a'")]
    public async Task A_payload_that_does_not_fit_names_the_pointer_that_failed(string body, string pointer, string sentence)
    {
        await using var server = await ServerAsync(Each);
        using var response = await new HookCall(body).SendAsync(server);
        var problem = await response.ProblemAsync(422);
        Assert.Equal(pointer, problem.GetProperty("pointer").GetString());
        Assert.Contains(sentence, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(server.Runs.All);
    }

    [Theory]
    [InlineData("{", "application/json", 400, "no JSON that can be read: look at line 1")]
    [InlineData("""{"a":1,"a":2}""", "application/json", 400, "no name may stand twice")]
    [InlineData("", "application/json", 400, "no JSON")]
    [InlineData("a=b", "application/x-www-form-urlencoded", 415, "must be JSON")]
    [InlineData("{}", "nonsense", 415, "Content-Type cannot be read")]
    [InlineData("[]", "application/cloudevents-batch+json", 415, "each event in a call of its own")]
    [InlineData("<e/>", "application/cloudevents+xml", 415, "send application/cloudevents+json")]
    public async Task What_is_no_json_is_refused_with_a_sentence(string body, string type, int status, string sentence)
    {
        await using var server = await ServerAsync(Each);
        using var response = await new HookCall(body) { Type = type }.SendAsync(server);
        Assert.Contains(sentence, (await response.ProblemAsync(status)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_that_is_nested_without_end_is_refused()
    {
        await using var server = await ServerAsync(Each);
        using var response = await new HookCall(new StringBuilder().Insert(0, "[", 100_000).ToString()).SendAsync(server);
        await response.ProblemAsync(400);
    }

    [Theory]
    [InlineData(256 * 1024, 202)]
    [InlineData((256 * 1024) + 1, 413)]
    public async Task A_body_may_have_256_kilobytes(int size, int status)
    {
        await using var server = await ServerAsync(Each);
        var body = """{"data":{"messages":[{"key":"a","title":"One","price":1}]}}""".PadRight(size);
        using var response = await new HookCall(body).SendAsync(server);
        Assert.Equal(status, (int)response.StatusCode);
        using var chunked = await new HookCall(body) { Id = "msg_2", Headers = [("Transfer-Encoding", "chunked")] }.SendAsync(server);
        Assert.Equal(status, (int)chunked.StatusCode);
    }

    [Fact]
    public async Task A_template_that_is_gone_is_said_to_be()
    {
        await using var server = await ServerAsync(Each);
        server.Runs.Fails = new KeyNotFoundException();
        using var response = await new HookCall("""{"data":{"messages":[{"key":"a","title":"One","price":1}]}}""").SendAsync(server);
        Assert.Equal("The hook's campaign 'spring' does not exist.", (await response.ProblemAsync(422)).GetProperty("detail").GetString());
    }

    private static async Task<HookServer> ServerAsync(string hook)
    {
        var server = await HookServer.StartAsync();
        await server.PutAsync("/api/hooks/crm", hook);
        return server;
    }
}
