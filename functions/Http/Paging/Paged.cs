using System.Reflection;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Metadata;
using Twins.Functions.Http.OpenApi;

namespace Twins.Functions.Http.Paging;

/// <summary>Answers with a page, and with a link to the next.</summary>
internal sealed record Paged<T>(Page<T> Page, int Limit) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Page<T>), ["application/json"]));
        builder.Metadata.Add(new DocumentedHeader("Link", "The next page, with `rel=\"next\"`; missing on the last."));
    }

    /// <summary>The same page of what callers are shown.</summary>
    public Paged<TShown> Select<TShown>(Func<T, TShown> show) => new(new Page<TShown>([.. Page.Items.Select(show)], Page.Next), Limit);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (Page.Next is { } next) httpContext.Response.Headers.Link = $"<{NextUrl(httpContext.Request, next)}>; rel=\"next\"";
        return httpContext.Response.WriteAsJsonAsync(Page, httpContext.RequestAborted);
    }

    // Relative, because behind the host we do not know by which name we were called.
    private string NextUrl(HttpRequest request, string next)
    {
        var query = new QueryBuilder(request.Query.Where(q => q.Key is not ("after" or "limit"))) { { "limit", Limit.ToString() }, { "after", next } };
        return (request.PathBase + request.Path).ToUriComponent() + query.ToQueryString().ToUriComponent();
    }
}
