using Twins.Adapters.Evidence.Search;
using Twins.Bench.Recall;
using Twins.Core.Evidence;
using Twins.Tests.Adapters.Models;
using static Twins.Tests.Adapters.Evidence.SearchDouble;

namespace Twins.Tests.Adapters.Evidence;

public sealed class SearchWireTests : IAsyncLifetime
{
    private static readonly EvidenceOwner Maria = new("acme", "maria");
    private static readonly Literal Fine = new(200, """{"value":[]}""");
    private SearchDouble service = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static EvidenceQuery Question => new(Maria, "late \"delivery\"") { Groups = ["readers", "o'neill"], Most = 3 };

    public async ValueTask InitializeAsync() => service = await SearchDouble.StartAsync();

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task The_index_is_made_when_the_first_item_is_put()
    {
        await service.Client().PutAsync(Maria, Change(1), Stop);
        Assert.Equal(["POST", "PUT", "POST"], service.Requests.Select(r => r.Method));
        var index = service.Requests[1].Json;
        Assert.Equal("""{"m":4,"efConstruction":400,"efSearch":500,"metric":"cosine"}""", index.GetProperty("vectorSearch").GetProperty("algorithms")[0].GetProperty("hnswParameters").GetRawText());
        var fields = index.GetProperty("fields").EnumerateArray().ToDictionary(f => f.GetProperty("name").GetString()!);
        Assert.All(["twin", "tenant", "acl"], f => Assert.True(fields[f].GetProperty("filterable").GetBoolean()));
        // Who may see an item is nobody's to read, and a vector gives its text away.
        Assert.All(["acl", "vector"], f => Assert.False(fields[f].GetProperty("retrievable").GetBoolean()));
        Assert.Equal(["text", "vector"], fields.Values.Where(f => f.GetProperty("searchable").GetBoolean()).Select(f => f.GetProperty("name").GetString()));
        Assert.Equal((256, "standardasciifolding.lucene"), (fields["vector"].GetProperty("dimensions").GetInt32(), fields["text"].GetProperty("analyzer").GetString()));
        await service.Client().PutAsync(Maria, Change(1), Stop);
        Assert.Equal(4, service.Requests.Count);
    }

    [Fact]
    public async Task A_question_is_words_and_a_vector_behind_the_filter_of_who_asks()
    {
        service.Play(Fine);
        await service.Client().RecallAsync(Question with { Vector = new HashingEmbedder().Vector("late") }, Stop);
        var sent = service.Requests[0].Json;
        Assert.Equal("/indexes('twins-evidence')/docs/search.post.search", service.Requests[0].Path);
        Assert.Empty(new PublishedContract("azure-search-index-2024-07-01.json").Flaws("SearchRequest", sent));
        Assert.Equal("twin eq 'maria' and tenant eq 'acme' and acl/any(g: search.in(g, 'readers,o''neill', ','))", sent.GetProperty("filter").GetString());
        Assert.Equal(("late delivery", "text", "simple", "any", 3), (sent.GetProperty("search").GetString(), sent.GetProperty("searchFields").GetString(), sent.GetProperty("queryType").GetString(), sent.GetProperty("searchMode").GetString(), sent.GetProperty("top").GetInt32()));
        Assert.Equal("preFilter", sent.GetProperty("vectorFilterMode").GetString());
        var vector = Assert.Single(sent.GetProperty("vectorQueries").EnumerateArray());
        Assert.Equal(("vector", 50, "vector", 256), (vector.GetProperty("kind").GetString(), vector.GetProperty("k").GetInt32(), vector.GetProperty("fields").GetString(), vector.GetProperty("vector").GetArrayLength()));
    }

    [Fact]
    public async Task A_reply_of_the_service_becomes_what_was_recalled()
    {
        service.Play(new Literal(200, """
            {"@odata.context":"https://twins.search.windows.net/indexes('twins-evidence')/$metadata#docs(*)","value":[
             {"@search.score":0.03333333507180214,"@search.highlights":{"text":["\u2045Late\u2046 again, the \u2045delivery\u2046 was \u2045late\u2046."]},"id":"q1","kind":"Quote","text":"Late again, the delivery was late.","source":"interview 7","date":"2026-11-03","synthetic":false,"importance":0.8},
             {"@search.score":0.016129031777381897,"id":"f2","kind":"Fact","text":"Waits for the van.","source":null,"date":null,"synthetic":true,"importance":null}]}
            """));
        var found = await service.Client().RecallAsync(Question, Stop);
        Assert.Equal(new EvidenceItem { Id = "q1", Kind = EvidenceKind.Quote, Text = "Late again, the delivery was late.", Source = "interview 7", Date = new DateOnly(2026, 11, 3), Importance = 0.8 }, found[0].Item);
        Assert.Equal(["Late", "delivery"], found[0].Words);
        Assert.Equal(0.0333, found[0].Score, 4);
        Assert.Equal(("f2", EvidenceKind.Fact, true, 0), (found[1].Item.Id, found[1].Item.Kind, found[1].Item.Synthetic, found[1].Words.Count));
    }

    [Fact]
    public async Task Nothing_is_asked_for_somebody_without_groups_or_without_words()
    {
        Assert.Empty(await service.Client().RecallAsync(Question with { Groups = [] }, Stop));
        Assert.Empty(await service.Client().RecallAsync(Question with { Text = "*" }, Stop));
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task A_thousand_documents_go_into_one_request_and_no_more()
    {
        var store = service.Client();
        await store.PutAsync(Maria, Change(1), Stop);
        await store.PutAsync(Maria, Change(2_001, words: 1), Stop);
        Assert.Equal([1000, 1000, 1], service.Requests.Skip(3).Select(r => r.Json.GetProperty("value").GetArrayLength()));
    }

    [Fact]
    public async Task No_request_is_larger_than_sixteen_megabytes()
    {
        var store = service.Client();
        // Every character is three bytes on the wire, or six when it is escaped.
        await store.PutAsync(Maria, new EvidenceChange([.. Enumerable.Range(0, 150).Select(i => Kept($"d{i}", new string('語', EvidenceLimits.MaxText)))], []), Stop);
        var batches = service.Requests.Skip(2).ToList();
        Assert.All(batches, b => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(b.Body), 1, 16_000_000));
        Assert.True(batches.Count > 1);
        Assert.Equal(150, batches.Sum(b => b.Json.GetProperty("value").GetArrayLength()));
    }

    [Fact]
    public async Task Documents_that_the_service_had_no_time_for_are_sent_again_and_only_these()
    {
        var store = service.Client(clock: new Impatient());
        await store.PutAsync(Maria, Change(3), Stop);
        var keys = service.Requests[^1].Json.GetProperty("value").EnumerateArray().Select(a => a.GetProperty("key").GetString()).ToArray();
        service.Play(
            new Literal(207, $$"""{"value":[{"key":"{{keys[0]}}","status":true,"errorMessage":null,"statusCode":201},{"key":"{{keys[1]}}","status":false,"errorMessage":"The index is temporarily unavailable.","statusCode":422},{"key":"{{keys[2]}}","status":false,"errorMessage":"Too busy.","statusCode":503}]}"""),
            new Literal(207, $$"""{"value":[{"key":"{{keys[1]}}","status":true,"errorMessage":null,"statusCode":200},{"key":"{{keys[2]}}","status":false,"errorMessage":"Version conflict.","statusCode":409}]}"""));
        await store.PutAsync(Maria, Change(3), Stop);
        Assert.Equal([3, 2, 1], service.Requests.TakeLast(3).Select(r => r.Json.GetProperty("value").GetArrayLength()));
        Assert.Equal(keys[2], service.Requests[^1].Json.GetProperty("value")[0].GetProperty("key").GetString());
    }

    [Fact]
    public async Task A_document_that_is_refused_for_good_is_not_sent_again()
    {
        var store = service.Client(clock: new Impatient());
        await store.PutAsync(Maria, Change(1), Stop);
        var key = service.Requests[^1].Json.GetProperty("value")[0].GetProperty("key").GetString();
        service.Play(new Literal(207, $$"""{"value":[{"key":"{{key}}","status":false,"errorMessage":"secret words of the twin","statusCode":400}]}"""));
        var refusal = await Assert.ThrowsAsync<SearchRefusalException>(() => store.PutAsync(Maria, Change(1), Stop));
        Assert.Equal(4, service.Requests.Count);
        Assert.Contains("TWINS_SEARCH_INDEX", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret words", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_is_left_alone_for_as_long_as_it_asks()
    {
        var clock = new TimerWatch();
        clock.SetUtcNow(new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero));
        service.Play(new Literal(503, "", "7"), new Literal(429, "", "Wed, 25 Nov 2026 09:01:07 GMT"), Fine);
        var recall = service.Client(clock: clock).RecallAsync(Question, Stop);
        Assert.Equal(TimeSpan.FromSeconds(7), await clock.NextWaitAsync());
        Assert.Single(service.Requests);
        clock.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(TimeSpan.FromSeconds(60), await clock.NextWaitAsync());
        Assert.Equal(2, service.Requests.Count);
        clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Empty(await recall);
        Assert.Equal(3, service.Requests.Count);
    }

    [Fact]
    public async Task A_service_that_asks_for_hours_or_never_recovers_is_told_of_in_one_sentence()
    {
        service.Play(new Literal(503, "", "7200"));
        var hours = await Assert.ThrowsAsync<SearchRefusalException>(() => service.Client().RecallAsync(Question, Stop));
        Assert.Single(service.Requests);
        service.Play([.. Enumerable.Repeat(new Literal(500, """{"error":{"code":"Oops","message":"secret words"}}"""), 5)]);
        var never = await Assert.ThrowsAsync<SearchRefusalException>(() => service.Client(clock: new Impatient()).RecallAsync(Question, Stop));
        Assert.Equal(6, service.Requests.Count);
        Assert.All([hours, never], e => Assert.DoesNotContain("secret", e.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_key_is_in_no_message_and_the_variable_to_set_is()
    {
        var store = service.Client(Settings with { Key = "wrong-secret" });
        var refusal = await Assert.ThrowsAsync<SearchRefusalException>(() => store.RecallAsync(Question, Stop));
        Assert.Contains("AZURE_SEARCH_KEY", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.ToString() + Settings, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_twin_is_erased_page_by_page_until_the_index_shows_nothing_of_it()
    {
        var store = service.Client(clock: new Impatient());
        await store.PutAsync(Maria, Change(1_500, words: 1), Stop);
        var before = service.Requests.Count;
        // What was deleted stays visible for a moment.
        var ghost = new Literal(200, """{"value":[{"@search.score":1,"key":"eghost"}]}""");
        service.Play(ghost);
        await store.EraseAsync(Maria, Stop);
        var sent = service.Requests.Skip(before).Select(r => r.Path.Split('/')[^1]);
        Assert.Equal(["search.post.search", "search.index", "search.post.search", "search.index", "search.post.search", "search.index", "search.post.search"], sent);
        Assert.Equal("twin eq 'maria' and tenant eq 'acme' and key gt ''", service.Requests[before].Json.GetProperty("filter").GetString());
        var deleted = new Literal(200, """{"value":[{"key":"eghost","status":true,"errorMessage":null,"statusCode":200}]}""");
        service.Play([.. Enumerable.Repeat(new[] { ghost, deleted }, 30).SelectMany(r => r)]);
        Assert.Contains("erase the twin again", (await Assert.ThrowsAsync<SearchRefusalException>(() => store.EraseAsync(Maria, Stop))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_index_there_is_nothing_to_find_to_remove_or_to_erase()
    {
        var store = service.Client();
        Assert.Empty(await store.RecallAsync(Question, Stop));
        await store.PutAsync(Maria, new EvidenceChange([], ["q1"]), Stop);
        await store.EraseAsync(Maria, Stop);
        Assert.DoesNotContain("PUT", service.Requests.Select(r => r.Method));
    }

    [Fact]
    public async Task A_vector_that_does_not_fit_the_index_is_refused_before_anything_is_sent()
    {
        var refusal = await Assert.ThrowsAsync<SearchRefusalException>(() => service.Client(Settings with { Dimensions = 1536 }).PutAsync(Maria, Change(1), Stop));
        Assert.Contains("TWINS_EMBEDDING_DIMENSIONS to 256", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(service.Requests);
    }

    private static EvidenceChange Change(int items, int words = 10) => new([.. Enumerable.Range(0, items).Select(i => Kept($"q{i}", string.Join(' ', Enumerable.Repeat("late", words)) + i))], []);

    private static KeptEvidence Kept(string id, string text) => new(new EvidenceItem { Id = id, Text = text }) { Acl = ["readers"], Vector = new HashingEmbedder().Vector(text) };

    /// <summary>A clock on which every wait is over at once.</summary>
    private sealed class Impatient : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, period);
    }
}
