using System.Net;

namespace Twins.Tests.Functions.Hooks.Incoming;

public sealed class HookEndpointTests
{
    [Fact]
    public async Task A_hook_is_made_read_changed_listed_and_deleted_with_its_tag()
    {
        await using var server = await HookServer.StartAsync();
        using var made = await server.SendAsync(HttpMethod.Put, "/api/hooks/crm", Wire.CrmHook, role: "Steward");
        Assert.Equal((HttpStatusCode.Created, "/api/hooks/crm"), (made.StatusCode, made.Headers.Location?.OriginalString));
        using var read = await server.SendAsync(HttpMethod.Get, "/api/hooks/crm");
        var tag = read.Headers.ETag!.ToString();
        Assert.Equal(made.Headers.ETag!.ToString(), tag);
        Assert.Equal("/data/title", (await read.JsonAsync()).GetProperty("variants")[0].GetProperty("headline").GetString());
        using var blind = await server.SendAsync(HttpMethod.Put, "/api/hooks/crm", Wire.CrmHook);
        await blind.ProblemAsync(428);
        using var changed = await server.SendAsync(HttpMethod.Put, "/api/hooks/crm", Wire.CrmHook.Replace("1.50", "2.50", StringComparison.Ordinal), tag);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        using var stale = await server.SendAsync(HttpMethod.Put, "/api/hooks/crm", Wire.CrmHook, tag);
        await stale.ProblemAsync(412);
        using var list = await server.SendAsync(HttpMethod.Get, "/api/hooks");
        Assert.Equal("crm", (await list.JsonAsync()).GetProperty("items")[0].GetProperty("name").GetString());
        using var kept = await server.SendAsync(HttpMethod.Delete, "/api/hooks/crm", match: tag);
        await kept.ProblemAsync(412);
        using var deleted = await server.SendAsync(HttpMethod.Delete, "/api/hooks/crm", match: changed.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var gone = await server.SendAsync(HttpMethod.Get, "/api/hooks/crm");
        await gone.ProblemAsync(404);
    }

    [Fact]
    public async Task What_was_read_can_be_written_back()
    {
        await using var server = await HookServer.StartAsync();
        await server.PutAsync("/api/hooks/crm", """{"campaign":"spring","each":"/m","variants":[{"id":"a","body":"/t"}],"model":"offline"}""");
        using var read = await server.SendAsync(HttpMethod.Get, "/api/hooks/crm");
        using var written = await server.SendAsync(HttpMethod.Put, "/api/hooks/crm", await read.Content.ReadAsStringAsync(), read.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.OK, written.StatusCode);
        Assert.Equal(await read.Content.ReadAsStringAsync(), await written.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("", 401)]
    [InlineData("Reader", 403)]
    [InlineData("Runner", 403)]
    public async Task Only_stewards_see_and_change_hooks(string role, int status)
    {
        await using var server = await HookServer.StartAsync();
        using var list = await server.SendAsync(HttpMethod.Get, "/api/hooks", role: role);
        using var put = await server.SendAsync(HttpMethod.Put, "/api/hooks/crm", Wire.CrmHook, role: role);
        using var delete = await server.SendAsync(HttpMethod.Delete, "/api/hooks/crm", role: role);
        Assert.Equal((status, status, status), ((int)list.StatusCode, (int)put.StatusCode, (int)delete.StatusCode));
    }

    [Fact]
    public async Task A_hook_without_a_secret_is_refused_with_one_sentence()
    {
        await using var server = await HookServer.StartAsync(new HookSetting().With("TWINS_HOOK_SECRET_CRM", null));
        using var response = await server.SendAsync(HttpMethod.Put, "/api/hooks/crm", Wire.CrmHook);
        Assert.Equal("hook: Set TWINS_HOOK_SECRET_CRM to the secret first: it is not set.", (await response.ProblemAsync(422)).GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("""{"variants":[]}""", "must have 'campaign'")]
    [InlineData("""{"campaign":"c","varaints":[]}""", "unknown field 'varaints'")]
    [InlineData("""{"campaign":"c","variants":[]}""", "write 1 to 100")]
    [InlineData("""{"campaign":" ","variants":[{"id":"a","body":"/t"}]}""", "campaign:")]
    [InlineData("""{"campaign":"c","scheme":"basic","variants":[{"id":"a","body":"/t"}]}""", "standard, github")]
    [InlineData("""{"campaign":"c","variants":[{"id":"a","body":"/t"},{"id":"a","body":"/u"}]}""", "same id")]
    [InlineData("""{"campaign":"c","variants":[{"id":"a b","body":"/t"}]}""", "the id 'a b'")]
    [InlineData("""{"campaign":"c","variants":[{"id":"a"}]}""", "shows nothing")]
    [InlineData("""{"campaign":"c","variants":[{"id":"a","body":"data/t"}]}""", "'data/t' is no JSON Pointer")]
    [InlineData("""{"campaign":"c","variants":[{"id":"a","body":"/a~2"}]}""", "'/a~2' is no JSON Pointer")]
    [InlineData("""{"campaign":"c","each":"m","variants":[{"id":"a","body":"/t"}]}""", "each: 'm'")]
    [InlineData("""{"campaign":"c","each":"/m","variants":[{"id":"a","body":"/t"},{"id":"b","body":"/t"}]}""", "exactly one variant")]
    [InlineData("""{"campaign":"c","variants":[{"id":"a","body":"/t"}],"replicates":0}""", "replicates:")]
    [InlineData("""{"campaign":"c","variants":[{"id":"a","body":"/t"}]}""", "budget:")]
    [InlineData("""{"campaign":"c","variants":[{"id":"a","body":"/t"}],"model":"azure:gpt"}""", "budget:")]
    [InlineData("""{"campaign":"c","variants":[{"id":"a","body":"/t"}],"budget":-1}""", "budget:")]
    [InlineData("""{"campaign":"c","variants":[{"id":"a","body":"/t"}],"model":"offline","callback":"No!"}""", "callback:")]
    public async Task A_hook_that_could_not_work_is_refused_and_says_why(string json, string sentence)
    {
        await using var server = await HookServer.StartAsync();
        using var response = await server.SendAsync(HttpMethod.Put, "/api/hooks/crm", json);
        Assert.Contains(sentence, (await response.ProblemAsync(422)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("", server.Stored());
    }

    [Theory]
    [InlineData("CRM")]
    [InlineData("a_b")]
    [InlineData("-a")]
    [InlineData("a--b")]
    [InlineData("a%2Fb")]
    [InlineData("a123456789012345678901234567890123456789x")]
    public async Task Names_are_plain_so_that_no_two_share_a_setting(string name)
    {
        await using var server = await HookServer.StartAsync();
        using var response = await server.SendAsync(HttpMethod.Put, $"/api/hooks/{name}", Wire.CrmHook);
        await response.ProblemAsync(422);
    }

    [Fact]
    public async Task A_list_goes_on_where_it_stopped()
    {
        await using var server = await CallTests.ServerAsync();
        using var first = await server.SendAsync(HttpMethod.Get, "/api/hooks?limit=1");
        var page = await first.JsonAsync();
        Assert.Equal("crm", page.GetProperty("items")[0].GetProperty("name").GetString());
        using var second = await server.SendAsync(HttpMethod.Get, $"/api/hooks?limit=5&after={page.GetProperty("next").GetString()}");
        Assert.Equal("repo", (await second.JsonAsync()).GetProperty("items")[0].GetProperty("name").GetString());
    }
}
