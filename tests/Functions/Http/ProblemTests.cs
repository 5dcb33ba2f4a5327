using System.Text.Json;
using Twins.Functions.Http.Problems;

namespace Twins.Tests.Functions.Http;

/// <summary>Whatever goes wrong is one form of answer, with a type that never changes and a detail that says what to do.</summary>
public class ProblemTests(FaultyApi faulty) : IClassFixture<FaultyApi>
{
    [Theory]
    [InlineData("document", 422, "document-refused", "bell.twin.yaml(3,7): 'hero' is not a kind; write edge or core.")]
    [InlineData("study gone", 422, "study-unusable", "The files of this run are gone; start it again.")]
    [InlineData("not found", 404, "not-found", "There is no run 'r1'.")]
    [InlineData("port: name", 400, "bad-request", "'../x' is no name of a blob: letters, digits, '.', '-', '_' and '/' only, no part empty, longer than 200 or with a dot at its beginning or end.")]
    [InlineData("port: size", 400, "bad-request", "A record holds at most 896 KB, not 1000 KB; put it into a blob.")]
    [InlineData("budget", 422, "budget-exhausted", "The budget of 2.50 USD is used up; ask for less, or raise it.")]
    [InlineData("filtered", 422, "prompt-filtered", "The filter stopped 'violence'.")]
    [InlineData("rejected", 422, "model-rejected", "The picture is too large.")]
    [InlineData("passing", 503, "model-unavailable", "Wait for the time in Retry-After and try again.")]
    [InlineData("unusable", 502, "model-unusable", "Whoever runs Twins finds the reason in the log, under the traceId.")]
    [InlineData("model not set", 422, "model-not-set", "OPENAI_API_KEY is not set; set it to your OpenAI key.")]
    [InlineData("statistics", 422, "statistics-impossible", "One answer has no variance.")]
    [InlineData("conflict", 409, "conflict", "The run is over.")]
    [InlineData("result", 409, "conflict", "The run is over, as a result.")]
    [InlineData("our bug", 500, "internal", "Try again; if it stays, tell whoever runs Twins the traceId, which is in the log too.")]
    [InlineData("our lookup", 500, "internal", "Try again; if it stays, tell whoever runs Twins the traceId, which is in the log too.")]
    [InlineData("our argument", 500, "internal", "Try again; if it stays, tell whoever runs Twins the traceId, which is in the log too.")]
    [InlineData("our cancelling", 500, "internal", "Try again; if it stays, tell whoever runs Twins the traceId, which is in the log too.")]
    public async Task An_exception_becomes_the_problem_of_its_kind(string fault, int status, string slug, string detail)
    {
        using var response = await faulty.Api.GetAsync("/fault/" + fault);
        var problem = await ProblemReader.ReadAsync(response);
        Assert.Equal((status, "urn:twins:problem:" + slug, detail), ((int)response.StatusCode, problem.GetProperty("type").GetString(), problem.GetProperty("detail").GetString()));
        Assert.Equal(fault is "passing" ? "10" : null, response.Headers.RetryAfter?.ToString());
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task A_refused_document_says_where_to_look()
    {
        var problem = await ProblemReader.ReadAsync(await faulty.Api.GetAsync("/fault/document"));
        Assert.Equal(("bell.twin.yaml", 3, 7), (problem.GetProperty("file").GetString(), problem.GetProperty("line").GetInt32(), problem.GetProperty("column").GetInt32()));
    }

    [Fact]
    public async Task What_is_our_fault_stays_inside_and_is_found_by_its_trace()
    {
        using var response = await faulty.Api.GetAsync("/fault/our bug");
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        foreach (var inside in (string[])["tulip", "InvalidOperation", "Twins.", " at ", ".cs"]) Assert.DoesNotContain(inside, text, StringComparison.Ordinal);
        var trace = JsonDocument.Parse(text).RootElement.GetProperty("traceId").GetString()!;
        Assert.Contains(faulty.Api.Log.All, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains(trace, StringComparison.Ordinal) && line.Contains("the password is tulip", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GET", "/number?many=three", null, null, 400, "bad-request", "'many' is missing or cannot be read")]
    [InlineData("GET", "/number", null, null, 400, "bad-request", "'many' is missing or cannot be read")]
    [InlineData("POST", "/thing", "{\"name\":", "application/json", 400, "bad-request", "The body is not the JSON that is expected, at $.name, line 1, byte 9")]
    [InlineData("POST", "/thing", "{\"name\":\"a\",\"colour\":1}", "application/json", 400, "bad-request", "The body is not the JSON that is expected")]
    [InlineData("POST", "/thing", "{\"name\":\"a\",\"name\":\"b\"}", "application/json", 400, "bad-request", "The body is not the JSON that is expected")]
    [InlineData("POST", "/thing", "{}", "application/json", 400, "bad-request", "The body is not the JSON that is expected")]
    [InlineData("POST", "/thing", "null", "application/json", 400, "bad-request", "'thing' is missing or cannot be read")]
    [InlineData("POST", "/thing", "", "application/json", 400, "bad-request", "'thing' is missing or cannot be read; compare the request with /api/openapi.json")]
    [InlineData("POST", "/thing", "name=a", "application/x-www-form-urlencoded", 415, "unsupported-media-type", "Send the content type")]
    [InlineData("DELETE", "/thing", null, null, 405, "method-not-allowed", "Use one of the methods in the header Allow.")]
    [InlineData("GET", "/nothing", null, null, 404, "not-found", "Compare the path")]
    [InlineData("GET", "/bare/404", null, null, 404, "not-found", "Compare the path")]
    [InlineData("GET", "/bare/500", null, null, 500, "internal", "Try again")]
    [InlineData("GET", "/bare/418", null, null, 418, "status-418", "Compare the request")]
    public async Task What_the_framework_refuses_looks_the_same(string method, string path, string? body, string? type, int status, string slug, string says)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("X-Api-Key", LoopbackApi.ReaderKey);
        if (body is not null) request.Content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue(type!));
        using var response = await faulty.Api.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var problem = await ProblemReader.ReadAsync(response);
        Assert.Equal((status, "urn:twins:problem:" + slug), ((int)response.StatusCode, problem.GetProperty("type").GetString()));
        Assert.Contains(says, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        if (status is 405) Assert.Equal("POST", Assert.Single(response.Content.Headers.Allow));
    }

    [Fact]
    public async Task A_problem_is_json_for_a_caller_who_asks_for_pages()
    {
        using var response = await faulty.Api.GetAsync("/nothing/<script>?secret=tulip", LoopbackApi.ReaderKey, ("Accept", "text/html"));
        var problem = await ProblemReader.ReadAsync(response);
        Assert.Equal("/nothing/%3Cscript%3E", problem.GetProperty("instance").GetString());
    }

    [Fact]
    public void The_published_list_is_the_one_of_the_code()
    {
        var list = string.Concat(ProblemKinds.All.Select(k => $"| `{k.Type}` | {k.Status} | {k.Title} | {k.Advice} |\n"));
        Assert.Contains("| --- | --- | --- | --- |\n" + list + "\n## ", File.ReadAllText(Path.Combine(Checkout.Root, "docs", "problems.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_two_kinds_share_a_type() =>
        Assert.Equal(ProblemKinds.All.Count, ProblemKinds.All.Select(k => k.Type).Distinct(StringComparer.Ordinal).Count());
}
