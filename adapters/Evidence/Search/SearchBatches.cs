using System.Text.Json;
using Azure.Search.Documents.Models;

namespace Twins.Adapters.Evidence.Search;

/// <summary>Cuts a change into requests that the service takes: at most 1,000 documents and 16 MB each.</summary>
internal static class SearchBatches
{
    public const int MaxActions = 1_000;
    /// <summary>A little less than 16 MB however a megabyte is counted.</summary>
    public const int MaxBytes = 15 * 1024 * 1024;
    /// <summary>What stands around a document: its action, braces, commas.</summary>
    private const int Around = 64;

    public static IEnumerable<IReadOnlyList<IndexDocumentsAction<SearchDocument>>> Of(IEnumerable<IndexDocumentsAction<SearchDocument>> actions)
    {
        var batch = new List<IndexDocumentsAction<SearchDocument>>();
        var bytes = 0;
        foreach (var action in actions)
        {
            var size = JsonSerializer.SerializeToUtf8Bytes<IDictionary<string, object>>(action.Document).Length + Around;
            if (batch.Count is MaxActions || (batch.Count > 0 && bytes + size > MaxBytes))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }
            batch.Add(action);
            bytes += size;
        }
        if (batch.Count > 0) yield return batch;
    }
}
