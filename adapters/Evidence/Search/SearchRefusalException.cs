namespace Twins.Adapters.Evidence.Search;

/// <summary>The search service refused; the message says what to do.</summary>
public sealed class SearchRefusalException(string message) : Exception(message);

/// <summary>There is no index of that name.</summary>
internal sealed class SearchIndexMissingException() : Exception("The search index does not exist.");

/// <summary>Some documents of a batch were not written and may be, if they are sent again.</summary>
internal sealed class PartlyWrittenException(int left, int status) : Exception($"{left} documents are not in the index yet ({status}).")
{
    public int Left => left;
    public int Status => status;
}
