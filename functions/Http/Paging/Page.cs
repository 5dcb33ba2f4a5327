namespace Twins.Functions.Http.Paging;

/// <summary>A part of a list, as callers see it.</summary>
/// <param name="Next">To be sent as <c>after</c> for the next part; null when this is the last.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Takes pages from what is listed in the order of its ids.</summary>
internal static class Page
{
    /// <param name="all">What is listed behind <see cref="PageRequest.After"/>.</param>
    /// <param name="request">Where the page begins and how long it is.</param>
    /// <param name="idOf">By what the list is ordered.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    public static async Task<Paged<T>> TakeAsync<T>(IAsyncEnumerable<T> all, PageRequest request, Func<T, string> idOf, CancellationToken cancellationToken)
    {
        var items = new List<T>(request.Limit);
        await foreach (var item in all.WithCancellation(cancellationToken))
        {
            if (items.Count == request.Limit) return new Paged<T>(new Page<T>(items, Cursor.Write(idOf(items[^1]))), request.Limit);
            items.Add(item);
        }
        return new Paged<T>(new Page<T>(items, null), request.Limit);
    }
}
