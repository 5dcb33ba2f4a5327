using System.Text.Json;
using NJsonSchema;

namespace Twins.Tests.Functions;

/// <summary>Reads an answer as a problem and holds it against the published schema.</summary>
internal static class ProblemReader
{
    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(SharedFolder.Path("schemas", "problem-object-rfc9457.json"), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(text));
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal((int)response.StatusCode, problem.GetProperty("status").GetInt32());
        Assert.Equal(response.RequestMessage!.RequestUri!.AbsolutePath, problem.GetProperty("instance").GetString());
        foreach (var member in (string[])["type", "title", "detail", "traceId"]) Assert.NotEmpty(problem.GetProperty(member).GetString()!);
        return problem;
    }

    public static async Task<string> DetailAsync(HttpResponseMessage response) => (await ReadAsync(response)).GetProperty("detail").GetString()!;

    /// <summary>The end of the problem's type.</summary>
    public static async Task<string> SlugAsync(HttpResponseMessage response) => (await ReadAsync(response)).GetProperty("type").GetString()!["urn:twins:problem:".Length..];
}
