using Azure.Search.Documents.Indexes.Models;

namespace Twins.Adapters.Evidence.Search;

/// <summary>The index: what its fields are and what may be done with each.</summary>
internal static class SearchFields
{
    public const string Key = "key", Tenant = "tenant", Twin = "twin", Acl = "acl", Id = "id", Kind = "kind", Text = "text", Source = "source", Date = "date", Synthetic = "synthetic", Importance = "importance", Vector = "vector";

    /// <summary>What a recall shows: neither the vectors nor who else may see an item.</summary>
    public static readonly string[] Shown = [Id, Kind, Text, Source, Date, Synthetic, Importance];

    private const string Profile = "nearest", Algorithm = "hnsw";

    public static SearchIndex Index(SearchSettings settings)
    {
        var index = new SearchIndex(settings.Index)
        {
            Fields =
            {
                // Sorted by when a twin is erased page by page.
                new SearchField(Key, SearchFieldDataType.String) { IsKey = true, IsFilterable = true, IsSortable = true, IsSearchable = false, IsFacetable = false },
                Filter(Tenant, SearchFieldDataType.String),
                Filter(Twin, SearchFieldDataType.String),
                Filter(Acl, SearchFieldDataType.Collection(SearchFieldDataType.String)),
                Kept(Id, SearchFieldDataType.String),
                Kept(Kind, SearchFieldDataType.String),
                // Words of any language, with accents folded, as the embedded index has them. Without a scoring profile the service ranks by BM25.
                new SearchField(Text, SearchFieldDataType.String) { IsSearchable = true, IsFilterable = false, IsSortable = false, IsFacetable = false, AnalyzerName = LexicalAnalyzerName.StandardAsciiFoldingLucene },
                Kept(Source, SearchFieldDataType.String),
                Kept(Date, SearchFieldDataType.String),
                Kept(Synthetic, SearchFieldDataType.Boolean),
                Kept(Importance, SearchFieldDataType.Double),
            },
        };
        if (settings.Dimensions is { } dimensions) AddVectors(index, dimensions);
        return index;
    }

    private static void AddVectors(SearchIndex index, int dimensions)
    {
        index.Fields.Add(new SearchField(Vector, SearchFieldDataType.Collection(SearchFieldDataType.Single)) { IsSearchable = true, IsHidden = true, VectorSearchDimensions = dimensions, VectorSearchProfileName = Profile });
        index.VectorSearch = new VectorSearch
        {
            Profiles = { new VectorSearchProfile(Profile, Algorithm) },
            Algorithms = { new HnswAlgorithmConfiguration(Algorithm) { Parameters = new HnswParameters { M = 4, EfConstruction = 400, EfSearch = 500, Metric = VectorSearchAlgorithmMetric.Cosine } } },
        };
    }

    private static SearchField Filter(string name, SearchFieldDataType type) => Plain(name, type, isFilterable: true, isHidden: true);

    private static SearchField Kept(string name, SearchFieldDataType type) => Plain(name, type, isFilterable: false, isHidden: false);

    private static SearchField Plain(string name, SearchFieldDataType type, bool isFilterable, bool isHidden) =>
        new(name, type) { IsFilterable = isFilterable, IsHidden = isHidden, IsSearchable = false, IsSortable = false, IsFacetable = false };
}
