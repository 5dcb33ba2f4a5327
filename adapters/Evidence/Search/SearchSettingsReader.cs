using System.Globalization;
using System.Text.RegularExpressions;
using Twins.Core.Evidence;

namespace Twins.Adapters.Evidence.Search;

/// <summary>Reads the search settings from environment variables.</summary>
/// <param name="environment">Such as <see cref="Environment.GetEnvironmentVariable(string)"/>.</param>
public sealed partial class SearchSettingsReader(Func<string, string?> environment)
{
    /// <returns>Null when no search service is named; evidence is then kept on this machine.</returns>
    /// <exception cref="SearchSettingsException">Something is set that cannot be used.</exception>
    public SearchSettings? Read()
    {
        if (Get("AZURE_SEARCH_ENDPOINT") is not { } endpoint) return null;
        return new SearchSettings
        {
            Endpoint = Url(endpoint),
            Key = Get("AZURE_SEARCH_KEY"),
            Index = Get("TWINS_SEARCH_INDEX") is { } index ? Name(index) : "twins-evidence",
            Dimensions = Get("TWINS_EMBEDDING_DIMENSIONS") is { } dimensions ? Dimensions(dimensions) : null,
        };
    }

    private static Uri Url(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { Scheme: "https", UserInfo: "" }
            ? url
            : throw new SearchSettingsException("AZURE_SEARCH_ENDPOINT is no address of a search service; write it in full, such as https://my-search.search.windows.net.");

    private static string Name(string index) =>
        IndexName().IsMatch(index) ? index : throw new SearchSettingsException($"TWINS_SEARCH_INDEX is '{index}'; an index is named with 2 to 128 lower-case letters, digits and single dashes between them.");

    private static int Dimensions(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is >= 2 and <= EvidenceLimits.MaxDimensions
            ? value
            : throw new SearchSettingsException($"TWINS_EMBEDDING_DIMENSIONS is '{text}'; it must be a number from 2 to {EvidenceLimits.MaxDimensions}.");

    private string? Get(string name) => environment(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    [GeneratedRegex(@"^(?=.{2,128}\z)[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IndexName();
}
