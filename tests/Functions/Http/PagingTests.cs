using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Twins.Core.Storage;
using Twins.Functions.Http.Paging;

namespace Twins.Tests.Functions.Http;

/// <summary>A long list comes in parts, each of which says where the next begins.</summary>
public sealed class PagingTests(ShelfApi shelf) : IClassFixture<ShelfApi>
{
    [Fact]
    public async Task Following_the_links_gives_every_item_once()
    {
        await FillAsync();
        var found = new List<string>();
        var url = "/api/books?colour=red%20%26%20blue&limit=7";
        for (var pages = 0; pages < 20 && url is not null; pages++)
        {
            using var response = await shelf.Api.GetAsync(url);
            var page = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!));
            var link = response.Headers.TryGetValues("Link", out var values) ? values.Single() : null;
            Assert.Equal(link is not null, page.TryGetProperty("next", out var next));
            if (link is not null) Assert.Equal($"</api/books?colour=red%20%26%20blue&limit=7&after={next.GetString()}>; rel=\"next\"", link);
            url = link?[1..link.IndexOf('>', StringComparison.Ordinal)];
        }
        Assert.Null(url);
        Assert.Equal(Enumerable.Range(0, 60).Select(Id).Order(StringComparer.Ordinal), found);
    }

    [Fact]
    public async Task Unless_said_a_page_has_fifty_items_and_a_whole_list_no_next()
    {
        await FillAsync();
        var page = await (await shelf.Api.GetAsync("/api/books")).Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(50, page.GetProperty("items").GetArrayLength());
        using var all = await shelf.Api.GetAsync("/api/books?limit=60");
        Assert.False((await all.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).TryGetProperty("next", out _));
        Assert.False(all.Headers.Contains("Link"));
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=501")]
    [InlineData("limit=-1")]
    [InlineData("limit=ten")]
    [InlineData("limit=")]
    [InlineData("limit=1&limit=2")]
    [InlineData("limit=99999999999999999999")]
    [InlineData("after=")]
    [InlineData("after=book-1")]
    [InlineData("after=%00")]
    [InlineData("after=MTo")]
    [InlineData("after=MTpi%0A")]
    [InlineData("after=MTpi&after=MTpi")]
    public async Task What_is_no_page_is_refused(string query)
    {
        using var refused = await shelf.Api.GetAsync("/api/books?" + query);
        Assert.Equal((400, "bad-request"), ((int)refused.StatusCode, await ProblemReader.SlugAsync(refused)));
    }

    [Fact]
    public void A_cursor_gives_back_the_id_that_it_was_made_of() =>
        Gen.String.Where(s => s.Length > 0 && !s.Any(char.IsSurrogate)).Sample(id => Cursor.Read(Cursor.Write(id)) == id);

    [Fact]
    public void What_is_no_cursor_is_none() =>
        Gen.String.Sample(text => Cursor.Read(text) is not { } id || Cursor.Write(id) == text);

    private static string Id(int i) => $"book/{i} é";

    private async Task FillAsync()
    {
        var records = shelf.Api.Services.GetRequiredService<IRecordStore>();
        for (var i = 0; i < 60; i++) await records.TryWriteAsync(new RecordKey("books", Id(i)), null, Encoding.UTF8.GetBytes("1 x"), TestContext.Current.CancellationToken);
    }
}
