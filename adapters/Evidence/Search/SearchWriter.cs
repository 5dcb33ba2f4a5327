using Azure.Search.Documents;
using Azure.Search.Documents.Models;

namespace Twins.Adapters.Evidence.Search;

/// <summary>Sends documents to the index, and those again that it had no time for.</summary>
internal sealed class SearchWriter(SearchClient client, SearchSettings settings, SearchPatience patience)
{
    /// <exception cref="SearchRefusalException">Something was not written; what was, stays.</exception>
    /// <exception cref="SearchIndexMissingException">There is no index yet.</exception>
    public async Task SendAsync(IEnumerable<IndexDocumentsAction<SearchDocument>> actions, CancellationToken cancellationToken)
    {
        foreach (var batch in SearchBatches.Of(actions))
        {
            var left = batch;
            await patience.RunAsync(
                async token =>
                {
                    var reply = await client.IndexDocumentsAsync(IndexDocumentsBatch.Create([.. left]), cancellationToken: token);
                    (left, var status) = Left(left, reply.Value.Results);
                    return left.Count is 0 ? true : throw new PartlyWrittenException(left.Count, status);
                },
                cancellationToken);
        }
    }

    /// <summary>What has to be sent again: a reply of 207 says for each document what became of it.</summary>
    private (IReadOnlyList<IndexDocumentsAction<SearchDocument>> Left, int Status) Left(IReadOnlyList<IndexDocumentsAction<SearchDocument>> sent, IEnumerable<IndexingResult> results)
    {
        var byKey = results.ToDictionary(r => r.Key, StringComparer.Ordinal);
        var left = new List<IndexDocumentsAction<SearchDocument>>();
        var status = 0;
        foreach (var action in sent)
        {
            var result = byKey.GetValueOrDefault((string)action.Document[SearchFields.Key]);
            if (result is { Succeeded: true }) continue;
            // A version conflict, an index that is busy, a service that is; anything else would only be refused again.
            if (result is not (null or { Status: 409 or 422 or 429 or 503 })) throw new SearchRefusalException($"The search index {settings} refused an item ({result.Status}); if it was not made by Twins, or the embedding model has changed, set TWINS_SEARCH_INDEX to a new name and store the twins again.");
            status = result?.Status ?? status;
            left.Add(action);
        }
        return (left, status);
    }
}
