namespace Twins.Tests.Functions.Http;

public sealed class StartedTests(ShelfApi shelf) : IClassFixture<ShelfApi>
{
    [Fact]
    public async Task Long_work_says_where_to_look_and_when()
    {
        using var first = await shelf.Api.SendAsync(HttpMethod.Post, "/api/books/emma/readings", LoopbackApi.RunnerKey, null, ("Idempotency-Key", "k"));
        using var again = await shelf.Api.SendAsync(HttpMethod.Post, "/api/books/emma/readings", LoopbackApi.RunnerKey, null, ("Idempotency-Key", "k"));
        foreach (var response in (HttpResponseMessage[])[first, again])
        {
            Assert.Equal((202, "/api/books/emma/readings/1", "3"), ((int)response.StatusCode, response.Headers.Location?.ToString(), response.Headers.RetryAfter?.ToString()));
            Assert.Equal("""{"id":"emma for key:runner by k"}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }
}
