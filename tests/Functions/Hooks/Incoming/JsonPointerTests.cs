using System.Text.Json;
using Twins.Functions.Hooks.Incoming;

namespace Twins.Tests.Functions.Hooks.Incoming;

public sealed class JsonPointerTests
{
    /// <summary>The document of RFC 6901, section 5.</summary>
    private static readonly JsonElement Document = JsonDocument.Parse("""
        {"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8}
        """).RootElement;

    [Theory]
    [InlineData("/foo", """["bar", "baz"]""")]
    [InlineData("/foo/0", "\"bar\"")]
    [InlineData("/", "0")]
    [InlineData("/a~1b", "1")]
    [InlineData("/c%d", "2")]
    [InlineData("/e^f", "3")]
    [InlineData("/g|h", "4")]
    [InlineData("/i\\j", "5")]
    [InlineData("/k\"l", "6")]
    [InlineData("/ ", "7")]
    [InlineData("/m~0n", "8")]
    public void The_examples_of_the_rfc_find_what_they_should(string pointer, string found) => Assert.Equal(found, JsonPointer.TryParse(pointer)!.Find(Document)!.Value.GetRawText());

    [Fact]
    public void The_empty_pointer_is_the_whole_document() => Assert.Equal(Document.GetRawText(), JsonPointer.TryParse("")!.Find(Document)!.Value.GetRawText());

    [Theory]
    [InlineData("/bar")]
    [InlineData("/foo/2")]
    [InlineData("/foo/-")]
    [InlineData("/foo/00")]
    [InlineData("/foo/01")]
    [InlineData("/foo/+1")]
    [InlineData("/foo/")]
    [InlineData("/foo/0/x")]
    [InlineData("/foo/99999999999")]
    public void Nothing_is_found_where_nothing_is(string pointer) => Assert.Null(JsonPointer.TryParse(pointer)!.Find(Document));

    [Theory]
    [InlineData("foo")]
    [InlineData("#/foo")]
    [InlineData("/a~")]
    [InlineData("/a~2b")]
    public void What_is_no_pointer_is_refused(string text) => Assert.Null(JsonPointer.TryParse(text));
}
