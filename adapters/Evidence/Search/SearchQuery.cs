using Azure.Search.Documents;
using Azure.Search.Documents.Models;
using Twins.Core.Evidence;

namespace Twins.Adapters.Evidence.Search;

/// <summary>What is asked of the index: words and vector together, and only what the asker may see of one twin.</summary>
internal static class SearchQuery
{
    /// <summary>Around words that were met; rare in any text, and harmless where they do occur.</summary>
    public const char Open = '\u2045', Close = '\u2046';

    /// <summary>As many as the service's own ranker looks at.</summary>
    private const int Nearest = 50;

    public static SearchOptions Of(EvidenceQuery query, bool hasWords)
    {
        var options = new SearchOptions
        {
            Filter = Filter(query),
            Size = query.Most,
            QueryType = SearchQueryType.Simple,
            SearchMode = SearchMode.Any,
        };
        foreach (var field in SearchFields.Shown) options.Select.Add(field);
        if (hasWords)
        {
            options.SearchFields.Add(SearchFields.Text);
            options.HighlightFields.Add(SearchFields.Text);
            (options.HighlightPreTag, options.HighlightPostTag) = (Open.ToString(), Close.ToString());
        }
        if (query.Vector is { } vector)
        {
            options.VectorSearch = new VectorSearchOptions
            {
                FilterMode = VectorFilterMode.PreFilter,
                Queries = { new VectorizedQuery(vector) { KNearestNeighborsCount = Nearest, Fields = { SearchFields.Vector } } },
            };
        }
        return options;
    }

    /// <summary>Everything of a twin, whoever may see it; for erasure.</summary>
    public static string Owned(EvidenceOwner owner) => SearchFilter.Create($"twin eq {owner.Twin} and tenant eq {owner.Tenant}");

    private static string Filter(EvidenceQuery query)
    {
        var groups = string.Join(',', query.Groups);
        return SearchFilter.Create($"twin eq {query.Owner.Twin} and tenant eq {query.Owner.Tenant} and acl/any(g: search.in(g, {groups}, ','))");
    }
}
