namespace Twins.Tests.Functions.Http;

/// <summary>Nobody overwrites what he has not seen, and nobody is sent what he has.</summary>
public sealed class TagTests(ShelfApi shelf) : IClassFixture<ShelfApi>
{
    private const string Emma = """{"title":"Emma","pages":474}""";

    [Fact]
    public async Task A_thing_that_is_new_is_created_and_says_where_it_stands()
    {
        using var created = await PutAsync("new", Emma);
        Assert.Equal((201, "/api/books/new"), ((int)created.StatusCode, created.Headers.Location?.ToString()));
        Assert.Matches("^\"[A-Za-z0-9_-]{20}\"$", Tag(created));
        using var read = await shelf.Api.GetAsync("/api/books/new");
        Assert.Equal((Tag(created), Emma), (Tag(read), await read.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_thing_is_not_sent_to_who_has_it()
    {
        var tag = Tag(await PutAsync("known", Emma));
        foreach (var seen in (string[])[tag, "W/" + tag, "\"other\", " + tag, "*"])
        {
            using var same = await shelf.Api.GetAsync("/api/books/known", LoopbackApi.ReaderKey, ("If-None-Match", seen));
            Assert.Equal((304, tag, ""), ((int)same.StatusCode, Tag(same), await same.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        }
        using var other = await shelf.Api.GetAsync("/api/books/known", LoopbackApi.ReaderKey, ("If-None-Match", "\"other\""));
        Assert.Equal(200, (int)other.StatusCode);
    }

    [Fact]
    public async Task Who_has_seen_the_latest_may_change_it_once()
    {
        var first = Tag(await PutAsync("changed", Emma));
        using var second = await PutAsync("changed", """{"title":"Emma","pages":475}""", ("If-Match", first));
        Assert.Equal(200, (int)second.StatusCode);
        Assert.NotEqual(first, Tag(second));
        using var late = await PutAsync("changed", Emma, ("If-Match", first));
        Assert.Equal((412, "precondition-failed"), ((int)late.StatusCode, await ProblemReader.SlugAsync(late)));
        Assert.Equal(200, (int)(await PutAsync("changed", Emma, ("If-Match", $"\"other\", {Tag(second)}"))).StatusCode);
    }

    [Theory]
    [InlineData("there", null, null, 428, "precondition-required")]
    [InlineData("there", "If-Match", "\"other\"", 412, "precondition-failed")]
    [InlineData("there", "If-None-Match", "*", 412, "precondition-failed")]
    [InlineData("there", "If-Match", "other", 400, "bad-request")]
    [InlineData("there", "If-Match", "", 400, "bad-request")]
    [InlineData("there", "If-None-Match", "\"a\" \"b\"", 400, "bad-request")]
    [InlineData("absent", "If-Match", "*", 412, "precondition-failed")]
    [InlineData("absent", "If-Match", "\"other\"", 412, "precondition-failed")]
    public async Task Who_has_not_seen_the_latest_changes_nothing(string id, string? header, string? value, int status, string slug)
    {
        if (id is "there") await PutAsync("there", Emma, ("If-None-Match", "*"));
        using var refused = await PutAsync(id, """{"title":"Overwritten","pages":1}""", header is null ? [] : [(header, value!)]);
        Assert.Equal((status, slug), ((int)refused.StatusCode, await ProblemReader.SlugAsync(refused)));
        using var read = await shelf.Api.GetAsync("/api/books/" + id);
        Assert.DoesNotContain("Overwritten", await read.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_weak_tag_is_good_for_reading_and_not_for_writing()
    {
        var tag = Tag(await PutAsync("weak", Emma));
        using var refused = await PutAsync("weak", Emma, ("If-Match", "W/" + tag));
        Assert.Equal(412, (int)refused.StatusCode);
    }

    [Fact]
    public async Task If_match_any_is_good_where_there_is_something_and_create_only_where_there_is_nothing()
    {
        Assert.Equal(201, (int)(await PutAsync("any", Emma, ("If-None-Match", "*"))).StatusCode);
        Assert.Equal(200, (int)(await PutAsync("any", Emma, ("If-Match", "*"))).StatusCode);
    }

    private Task<HttpResponseMessage> PutAsync(string id, string body, params (string Name, string Value)[] headers) =>
        shelf.Api.SendAsync(HttpMethod.Put, "/api/books/" + id, LoopbackApi.StewardKey, body, headers);

    private static string Tag(HttpResponseMessage response) => response.Headers.ETag!.ToString();
}
