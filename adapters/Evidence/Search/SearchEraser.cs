using Azure.Search.Documents;
using Azure.Search.Documents.Models;
using Twins.Core.Evidence;

namespace Twins.Adapters.Evidence.Search;

/// <summary>Deletes what the index shows of a twin, page by page, until it shows nothing any more: what was deleted stays visible for a moment.</summary>
internal sealed class SearchEraser(SearchClient client, SearchSettings settings, SearchPatience patience, SearchWriter writer, TimeProvider clock)
{
    private const int Page = 1_000;
    private const int Walks = 30;
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    public async Task EraseAsync(EvidenceOwner owner, CancellationToken cancellationToken)
    {
        for (var walk = 0; walk < Walks; walk++)
        {
            if (walk > 0) await Task.Delay(Moment, clock, cancellationToken);
            if (!await WalkAsync(owner, cancellationToken)) return;
        }
        throw new SearchRefusalException($"The search index {settings} still shows items of '{owner.Twin}' after they were deleted; erase the twin again to be sure.");
    }

    /// <returns>False when there was nothing to delete.</returns>
    private async Task<bool> WalkAsync(EvidenceOwner owner, CancellationToken cancellationToken)
    {
        var last = "";
        try
        {
            while (true)
            {
                var keys = await patience.RunAsync(token => KeysAsync(owner, last, token), cancellationToken);
                if (keys.Count is 0) return last.Length > 0;
                await writer.SendAsync(keys.Select(key => IndexDocumentsAction.Delete(new SearchDocument { [SearchFields.Key] = key })), cancellationToken);
                if (keys.Count < Page) return true;
                last = keys[^1];
            }
        }
        catch (SearchIndexMissingException)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<string>> KeysAsync(EvidenceOwner owner, string after, CancellationToken cancellationToken)
    {
        var options = new SearchOptions { Filter = $"{SearchQuery.Owned(owner)} and {SearchFilter.Create($"key gt {after}")}", Size = Page, OrderBy = { SearchFields.Key }, Select = { SearchFields.Key } };
        var reply = await client.SearchAsync<SearchDocument>("*", options, cancellationToken);
        var keys = new List<string>();
        await foreach (var result in reply.Value.GetResultsAsync()) keys.Add(result.Document.GetString(SearchFields.Key));
        return keys;
    }
}
