using System.Reflection;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Metadata;
using Twins.Functions.Http.OpenApi;

namespace Twins.Functions.Http.Paging;

/// <summary>Answers with a part of a list, and with a link to the next.</summary>
/// <param name="Next">To be sent as <c>after</c> for the next part; null when this is the last.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next) : IResult, IEndpointMetadataProvider
{
    public int Limit { get; init; }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Listed<T>), ["application/json"]));
        builder.Metadata.Add(new DocumentedHeader("Link", "The next page, with `rel=\"next\"`; missing on the last."));
    }

    /// <summary>The same page of what callers are shown.</summary>
    public Page<TShown> Select<TShown>(Func<T, TShown> show) => new([.. Items.Select(show)], Next) { Limit = Limit };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (Next is not null) httpContext.Response.Headers.Link = $"<{NextUrl(httpContext.Request, Next)}>; rel=\"next\"";
        return httpContext.Response.WriteAsJsonAsync(new Listed<T>(Items) { Next = Next }, httpContext.RequestAborted);
    }

    // Relative, because behind the host we do not know by which name we were called.
    private string NextUrl(HttpRequest request, string next)
    {
        var query = new QueryBuilder(request.Query.Where(q => q.Key is not ("after" or "limit"))) { { "limit", Limit.ToString() }, { "after", next } };
        return (request.PathBase + request.Path).ToUriComponent() + query.ToQueryString().ToUriComponent();
    }
}

/// <summary>A page's body; the API's description leaves out what answers by itself, and shows this.</summary>
internal sealed record Listed<T>(IReadOnlyList<T> Items)
{
    // Left out of the last page.
    public string? Next { get; init; }
}

/// <summary>Takes pages from what is listed in the order of its ids.</summary>
internal static class Page
{
    /// <param name="all">What is listed behind <see cref="PageRequest.After"/>.</param>
    /// <param name="request">Where the page begins and how long it is.</param>
    /// <param name="idOf">By what the list is ordered.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    public static async Task<Page<T>> TakeAsync<T>(IAsyncEnumerable<T> all, PageRequest request, Func<T, string> idOf, CancellationToken cancellationToken)
    {
        var items = new List<T>(request.Limit);
        await foreach (var item in all.WithCancellation(cancellationToken))
        {
            if (items.Count == request.Limit) return new Page<T>(items, Cursor.Write(idOf(items[^1]))) { Limit = request.Limit };
            items.Add(item);
        }
        return new Page<T>(items, null) { Limit = request.Limit };
    }
}
