using Twins.Adapters.Evidence.Search;

namespace Twins.Tests.Adapters.Evidence;

public sealed class SearchSettingsTests
{
    [Fact]
    public void Without_an_endpoint_evidence_stays_on_this_machine() => Assert.Null(Read(("AZURE_SEARCH_KEY", "k")));

    [Fact]
    public void An_endpoint_alone_means_entra_and_no_vectors()
    {
        var settings = Read(("AZURE_SEARCH_ENDPOINT", "https://s.search.windows.net"))!;
        Assert.Equal((null, null, "twins-evidence"), (settings.Key, settings.Dimensions, settings.Index));
        Assert.Equal((1536, "mine-2"), Read(("AZURE_SEARCH_ENDPOINT", "https://s.search.windows.net"), ("TWINS_EMBEDDING_DIMENSIONS", "1536"), ("TWINS_SEARCH_INDEX", "mine-2")) is { } more ? (more.Dimensions, more.Index) : default);
    }

    [Theory]
    [InlineData("AZURE_SEARCH_ENDPOINT", "s.search.windows.net")]
    [InlineData("AZURE_SEARCH_ENDPOINT", "http://s.search.windows.net")]
    [InlineData("AZURE_SEARCH_ENDPOINT", "https://me:pass@s.search.windows.net")]
    [InlineData("TWINS_SEARCH_INDEX", "Mine")]
    [InlineData("TWINS_SEARCH_INDEX", "a--b")]
    [InlineData("TWINS_SEARCH_INDEX", "x/../y")]
    [InlineData("TWINS_EMBEDDING_DIMENSIONS", "1")]
    [InlineData("TWINS_EMBEDDING_DIMENSIONS", "many")]
    public void What_cannot_be_used_is_named(string variable, string value)
    {
        var refusal = Assert.Throws<SearchSettingsException>(() => Read(("AZURE_SEARCH_ENDPOINT", "https://s.search.windows.net"), (variable, value)));
        Assert.Contains(variable, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pass", refusal.Message, StringComparison.Ordinal);
    }

    private static SearchSettings? Read(params (string Name, string Value)[] environment) =>
        new SearchSettingsReader(name => environment.LastOrDefault(v => v.Name == name).Value).Read();
}
