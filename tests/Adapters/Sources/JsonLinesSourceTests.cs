namespace Twins.Tests.Adapters.Sources;

public sealed class JsonLinesSourceTests
{
    [Fact]
    public async Task Fields_of_fields_are_named_with_dots()
    {
        var read = await Material.OfAsync("reviews.jsonl", """
            {"customer": {"id": "C1", "email": "ada@example.org"}, "stars": 4, "review": "Good bread.", "date": "2026-04-04", "tags": ["bread", "price"]}
            {"customer": {"id": "C2", "email": "ben@example.org"}, "stars": 1, "review": "Stale bread.", "date": "2026-04-05", "tags": []}
            """);
        Assert.Equal(["Good bread.", "Stale bread."], read.Texts);
        Assert.Equal(["line 1", "line 2"], read.Places);
        Assert.Equal(0.75, read.Records[0].Rating);
        Assert.Equal(0, read.Records[1].Rating);
        Assert.Contains("ada@example.org", read.Records[0].Person);
    }

    [Theory]
    [InlineData("""{"customer_id": "C2", "review": "cut off in the mi""")]
    [InlineData("""["not", "an", "object"]""")]
    [InlineData("not json at all")]
    [InlineData("""{"customer_id": "C2", "review": "half a character \ud83d"}""")]
    [InlineData("""{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}}}}}}}}}}""")]
    public async Task A_line_that_is_no_object_is_told_and_no_other_is_lost(string broken)
    {
        var read = await Material.OfAsync("reviews.jsonl", $$"""
            {"customer_id": "C1", "review": "before"}
            {{broken}}
            {"customer_id": "C3", "review": "behind"}
            """);
        Assert.Equal(["before", "behind"], read.Texts);
        Assert.StartsWith("reviews.jsonl, line 2: is not a JSON object", read.Problem, StringComparison.Ordinal);
    }
}
