using Azure;
using Azure.Identity;
using Azure.Search.Documents;
using Azure.Search.Documents.Indexes;
using Azure.Search.Documents.Models;
using Twins.Core.Evidence;

namespace Twins.Adapters.Evidence.Search;

/// <summary>Evidence in Azure AI Search, which ranks, fuses and trims by itself. The index is made when the first item is put.</summary>
public sealed class SearchEvidence : IEvidenceStore
{
    private readonly SearchSettings settings;
    private readonly SearchIndexClient indexes;
    private readonly SearchClient documents;
    private readonly SearchPatience patience;
    private readonly SearchWriter writer;
    private readonly SearchEraser eraser;

    private SearchEvidence(SearchSettings settings, SearchIndexClient indexes, TimeProvider clock)
    {
        (this.settings, this.indexes, documents) = (settings, indexes, indexes.GetSearchClient(settings.Index));
        patience = new SearchPatience(settings, clock);
        writer = new SearchWriter(documents, settings, patience);
        eraser = new SearchEraser(documents, settings, patience, writer, clock);
    }

    /// <param name="configure">More for the SDK's pipeline; null for nothing.</param>
    public static SearchEvidence Create(SearchSettings settings, TimeProvider clock, Action<SearchClientOptions>? configure = null)
    {
        var options = new SearchClientOptions { Retry = { MaxRetries = 0 } };
        configure?.Invoke(options);
        var client = settings.Key is { } key
            ? new SearchIndexClient(settings.Endpoint, new AzureKeyCredential(key), options)
            : new SearchIndexClient(settings.Endpoint, new DefaultAzureCredential(), options);
        return new SearchEvidence(settings, client, clock);
    }

    public async Task PutAsync(EvidenceOwner owner, EvidenceChange change, CancellationToken cancellationToken)
    {
        EvidenceLimits.Check(owner);
        EvidenceLimits.Check(change);
        foreach (var kept in change.Put) CheckVector(kept.Vector);
        IndexDocumentsAction<SearchDocument>[] actions =
        [
            .. change.Gone.Select(id => IndexDocumentsAction.Delete(new SearchDocument { [SearchFields.Key] = SearchRows.Key(owner, id) })),
            .. change.Put.Select(kept => IndexDocumentsAction.Upload(SearchRows.Of(owner, kept))),
        ];
        try
        {
            await writer.SendAsync(actions, cancellationToken);
        }
        catch (SearchIndexMissingException) when (change.Put.Count > 0)
        {
            await patience.RunAsync(token => indexes.CreateOrUpdateIndexAsync(SearchFields.Index(settings), cancellationToken: token), cancellationToken);
            await writer.SendAsync(actions, cancellationToken);
        }
        catch (SearchIndexMissingException)
        {
            // What is to be removed is not there.
        }
    }

    public async Task<IReadOnlyList<Recalled>> RecallAsync(EvidenceQuery query, CancellationToken cancellationToken)
    {
        EvidenceLimits.Check(query);
        CheckVector(query.Vector);
        var words = QueryWords.Of(query.Text);
        if (query.Groups.Count is 0 || (words.Count is 0 && query.Vector is null)) return [];
        try
        {
            return await patience.RunAsync(token => SearchAsync(words, query, token), cancellationToken);
        }
        catch (SearchIndexMissingException)
        {
            return [];
        }
    }

    public Task EraseAsync(EvidenceOwner owner, CancellationToken cancellationToken)
    {
        EvidenceLimits.Check(owner);
        return eraser.EraseAsync(owner, cancellationToken);
    }

    private async Task<IReadOnlyList<Recalled>> SearchAsync(IReadOnlyList<string> words, EvidenceQuery query, CancellationToken cancellationToken)
    {
        var reply = await documents.SearchAsync<SearchDocument>(words.Count is 0 ? null : string.Join(' ', words), SearchQuery.Of(query, words.Count > 0), cancellationToken);
        var found = new List<Recalled>();
        await foreach (var result in reply.Value.GetResultsAsync())
        {
            if (found.Count == query.Most) break;
            IEnumerable<string> marked = result.Highlights is { } highlights && highlights.TryGetValue(SearchFields.Text, out var texts) ? texts : [];
            found.Add(new Recalled(SearchRows.Item(result.Document), result.Score ?? 0, MarkedWords.Of(marked, SearchQuery.Open, SearchQuery.Close)));
        }
        return found;
    }

    private void CheckVector(ReadOnlyMemory<float>? vector)
    {
        if (vector is { } v && v.Length != settings.Dimensions) throw new SearchRefusalException($"The embedding model gives {v.Length} dimensions and the search index {settings} has {settings.Dimensions?.ToString() ?? "no vectors"}; set TWINS_EMBEDDING_DIMENSIONS to {v.Length} and TWINS_SEARCH_INDEX to a new name, then store the twins again.");
    }
}
