using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Twins.Adapters.Storage.Embedded;
using Twins.Core.Storage;
using Twins.Functions.Http.Idempotency;

namespace Twins.Tests.Functions.Http;

/// <summary>A call that is sent again is not made again.</summary>
public sealed class IdempotencyTests : IDisposable
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 25, 2, 0, 0, TimeSpan.Zero));
    private readonly TemporaryFolder folder = new();
    private readonly IRecordStore records;
    private int made;

    public IdempotencyTests() => records = new SqliteRecords(EmbeddedDatabase.Open(folder.Path));

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_same_call_with_the_same_key_gets_the_same_answer()
    {
        await using var api = await StartAsync();
        using var first = await OrderAsync(api, "k1", """{"campaign":"a"}""");
        using var second = await OrderAsync(api, "k1", """{"campaign":"a"}""");
        using var quoted = await OrderAsync(api, "\"k1\"", """{"campaign":"a"}""");
        foreach (var again in (HttpResponseMessage[])[second, quoted])
        {
            Assert.Equal((201, "/runs/1", "\"tag\""), ((int)again.StatusCode, again.Headers.Location?.ToString(), again.Headers.ETag?.ToString()));
            Assert.Equal("application/json; charset=utf-8", again.Content.Headers.ContentType?.ToString());
            Assert.Equal(await TextAsync(first), await TextAsync(again));
            Assert.Equal("true", Assert.Single(again.Headers.GetValues("Idempotent-Replayed")));
        }
        Assert.False(first.Headers.Contains("Idempotent-Replayed"));
        Assert.Equal(1, made);
        Assert.Equal("/runs/2", (await OrderAsync(api, "k2", """{"campaign":"a"}""")).Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_call_without_a_key_is_refused_where_one_is_needed_and_made_where_not()
    {
        await using var api = await StartAsync();
        using var refused = await OrderAsync(api, null, """{"campaign":"a"}""");
        Assert.Equal((400, "idempotency-key-missing"), ((int)refused.StatusCode, await ProblemReader.SlugAsync(refused)));
        Assert.Equal(0, made);
        Assert.Equal(201, (int)(await api.SendAsync(HttpMethod.Post, "/free", LoopbackApi.RunnerKey, """{"campaign":"a"}""")).StatusCode);
        Assert.Equal(201, (int)(await api.SendAsync(HttpMethod.Post, "/free", LoopbackApi.RunnerKey, """{"campaign":"a"}""")).StatusCode);
        Assert.Equal(2, made);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("two words")]
    [InlineData("\"\"")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    public async Task What_is_no_key_is_refused(string key)
    {
        await using var api = await StartAsync();
        using var refused = await OrderAsync(api, key, """{"campaign":"a"}""");
        Assert.Equal((400, "bad-request"), ((int)refused.StatusCode, await ProblemReader.SlugAsync(refused)));
        Assert.Equal(0, made);
    }

    [Theory]
    [InlineData("/orders", """{"campaign":"b"}""")]
    [InlineData("/orders", """{"campaign": "a"}""")]
    [InlineData("/orders?x=1", """{"campaign":"a"}""")]
    [InlineData("/free", """{"campaign":"a"}""")]
    public async Task A_key_of_another_call_is_refused(string path, string body)
    {
        await using var api = await StartAsync();
        await OrderAsync(api, "k1", """{"campaign":"a"}""");
        using var refused = await api.SendAsync(HttpMethod.Post, path, LoopbackApi.RunnerKey, body, ("Idempotency-Key", "k1"));
        Assert.Equal((422, "idempotency-key-reused"), ((int)refused.StatusCode, await ProblemReader.SlugAsync(refused)));
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task Each_caller_has_keys_of_his_own()
    {
        await using var api = await StartAsync();
        Assert.Equal("/runs/1", (await OrderAsync(api, "k1", """{"campaign":"a"}""")).Headers.Location?.ToString());
        using var other = await api.SendAsync(HttpMethod.Post, "/orders", LoopbackApi.AdminKey, """{"campaign":"a"}""", ("Idempotency-Key", "k1"));
        Assert.Equal("/runs/2", other.Headers.Location?.ToString());
    }

    [Fact]
    public async Task While_a_call_is_being_worked_on_its_repetition_is_asked_to_wait()
    {
        var work = new Work();
        await using var api = await StartAsync(work);
        var first = OrderAsync(api, "k1", """{"campaign":"slow"}""");
        await work.Begun.Task.WaitAsync(TestContext.Current.CancellationToken);
        using var early = await OrderAsync(api, "k1", """{"campaign":"slow"}""");
        Assert.Equal((409, "idempotency-in-flight"), ((int)early.StatusCode, await ProblemReader.SlugAsync(early)));
        Assert.Equal("2", early.Headers.RetryAfter?.ToString());
        using var other = await OrderAsync(api, "k1", """{"campaign":"b"}""");
        Assert.Equal(422, (int)other.StatusCode);
        work.Go.SetResult();
        Assert.Equal(await TextAsync(await first), await TextAsync(await OrderAsync(api, "k1", """{"campaign":"slow"}""")));
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task Of_many_at_once_one_is_made()
    {
        await using var api = await StartAsync();
        var statuses = new ConcurrentBag<int>();
        await Parallel.ForAsync(0, 40, TestContext.Current.CancellationToken, async (_, _) => statuses.Add((int)(await OrderAsync(api, "k1", """{"campaign":"a"}""")).StatusCode));
        Assert.All(statuses, s => Assert.Contains(s, (int[])[201, 409]));
        Assert.Contains(201, statuses);
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task A_call_whose_process_died_can_be_made_again_after_two_minutes_and_the_dead_does_not_come_back()
    {
        var stuck = new Work();
        await using var dying = await StartAsync(stuck);
        await using var living = await StartAsync();
        var first = OrderAsync(dying, "k1", """{"campaign":"slow"}""");
        await stuck.Begun.Task.WaitAsync(TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(119));
        Assert.Equal(409, (int)(await OrderAsync(living, "k1", """{"campaign":"slow"}""")).StatusCode);
        clock.Advance(TimeSpan.FromSeconds(2));
        using var second = await OrderAsync(living, "k1", """{"campaign":"slow"}""");
        Assert.Equal(201, (int)second.StatusCode);
        stuck.Go.SetResult();
        Assert.Equal(201, (int)(await first).StatusCode);
        Assert.Equal(await TextAsync(second), await TextAsync(await OrderAsync(dying, "k1", """{"campaign":"slow"}""")));
        Assert.Contains(dying.Log.All, line => line.Contains("could not be kept for its Idempotency-Key", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("refused", 422)]
    [InlineData("bug", 500)]
    public async Task A_call_that_came_to_nothing_may_be_mended_and_made_with_the_same_key(string campaign, int status)
    {
        await using var api = await StartAsync();
        Assert.Equal(status, (int)(await OrderAsync(api, "k1", $$"""{"campaign":"{{campaign}}"}""")).StatusCode);
        Assert.Equal(201, (int)(await OrderAsync(api, "k1", """{"campaign":"a"}""")).StatusCode);
    }

    [Fact]
    public async Task A_caller_who_hangs_up_leaves_his_key_free()
    {
        var work = new Work();
        await using var api = await StartAsync(work);
        using var patience = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = new StringContent("""{"campaign":"slow"}""", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")) };
        request.Headers.Add("X-Api-Key", LoopbackApi.RunnerKey);
        request.Headers.Add("Idempotency-Key", "k1");
        var first = api.Client.SendAsync(request, patience.Token);
        await work.Begun.Task.WaitAsync(TestContext.Current.CancellationToken);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        for (var i = 0; i < 1000; i++)
        {
            using var again = await OrderAsync(api, "k1", """{"campaign":"a"}""");
            if (again.IsSuccessStatusCode) return;
            Assert.Contains((int)again.StatusCode, (int[])[409, 422]);
        }
        Assert.Fail("The key was never free.");
    }

    [Fact]
    public async Task An_answer_is_kept_for_a_day_and_then_swept()
    {
        await using var api = await StartAsync();
        var sweeper = api.Services.GetRequiredService<IdempotencyRecords>();
        await OrderAsync(api, "k1", """{"campaign":"a"}""");
        clock.Advance(TimeSpan.FromHours(23));
        await OrderAsync(api, "k2", """{"campaign":"a"}""");
        Assert.Equal(0, await sweeper.SweepAsync(TestContext.Current.CancellationToken));
        Assert.True((await OrderAsync(api, "k1", """{"campaign":"a"}""")).Headers.Contains("Idempotent-Replayed"));
        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("/runs/3", (await OrderAsync(api, "k1", """{"campaign":"b"}""")).Headers.Location?.ToString());
        clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(1, await sweeper.SweepAsync(TestContext.Current.CancellationToken));
        Assert.True((await OrderAsync(api, "k1", """{"campaign":"b"}""")).Headers.Contains("Idempotent-Replayed"));
    }

    [Fact]
    public async Task An_answer_too_large_to_keep_is_given_all_the_same()
    {
        await using var api = await StartAsync();
        using var answer = await OrderAsync(api, "k1", """{"campaign":"large"}""");
        Assert.Equal((201, 1_000_002), ((int)answer.StatusCode, (await TextAsync(answer)).Length));
        Assert.Contains(api.Log.All, line => line.Contains("could not be kept for its Idempotency-Key", StringComparison.Ordinal));
    }

    private Task<LoopbackApi> StartAsync(Work? work = null) => LoopbackApi.StartAsync(e => Map(e, work), clock: clock, records: records);

    private static Task<HttpResponseMessage> OrderAsync(LoopbackApi api, string? key, string body) =>
        api.SendAsync(HttpMethod.Post, "/orders", LoopbackApi.RunnerKey, body, key is null ? [] : [("Idempotency-Key", key)]);

    private static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private void Map(IEndpointRouteBuilder endpoints, Work? work)
    {
        endpoints.MapPost("/orders", (Order order, IdempotencyKey key, HttpContext http) => MakeAsync(order, key, http, work)).RequireIdempotencyKey();
        endpoints.MapPost("/free", (Order order, IdempotencyKey? key, HttpContext http) => MakeAsync(order, key, http, work)).AcceptIdempotencyKey();
    }

    private async Task<IResult> MakeAsync(Order order, IdempotencyKey? key, HttpContext http, Work? work)
    {
        switch (order.Campaign)
        {
            case "refused": throw new Twins.Core.Documents.DocumentException("a.campaign.yaml", null, "has no panel.");
            case "bug": throw new InvalidOperationException("a bug");
            case "large": return TypedResults.Created("/runs/large", new string('x', 1_000_000));
            case "slow" when work is not null: await work.DoAsync(http.RequestAborted); break;
        }
        var number = Interlocked.Increment(ref made);
        http.Response.Headers.ETag = "\"tag\"";
        return TypedResults.Created($"/runs/{number}", new { number, key = key?.Value });
    }

    private sealed record Order(string Campaign);

    /// <summary>Work that begins when it is called and ends when the test says so.</summary>
    private sealed class Work
    {
        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task DoAsync(CancellationToken cancellationToken)
        {
            Begun.TrySetResult();
            return Go.Task.WaitAsync(cancellationToken);
        }
    }
}
