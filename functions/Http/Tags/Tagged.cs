using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Twins.Functions.Http.OpenApi;

namespace Twins.Functions.Http.Tags;

/// <summary>A thing with its ETag; 304 for a caller who has it already.</summary>
/// <param name="Tag">The record's tag.</param>
internal sealed record Tagged<T>(T Value, string Tag) : IResult, IEndpointMetadataProvider
{
    /// <summary>Where it stands, when it was created just now.</summary>
    public string? CreatedAt { get; init; }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
        builder.Metadata.Add(new DocumentedHeader("ETag", "Send it in If-Match to change this, in If-None-Match to learn whether it has changed."));
        if (builder.Metadata.OfType<IHttpMethodMetadata>().Any(m => m.HttpMethods.Contains("GET")))
        {
            builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified));
            builder.Metadata.Add(new DocumentedParameter("If-None-Match", "The ETag of what you have; 304 while it is the same."));
        }
        else builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(T), ["application/json"]));
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.ETag = ETags.Of(Tag).ToString();
        if (CreatedAt is not null) (response.StatusCode, response.Headers.Location) = (StatusCodes.Status201Created, CreatedAt);
        var isRead = HttpMethods.IsGet(httpContext.Request.Method) || HttpMethods.IsHead(httpContext.Request.Method);
        if (!isRead || !Preconditions.Of(httpContext.Request).HasAlready(Tag)) return response.WriteAsJsonAsync(Value, httpContext.RequestAborted);
        // Personal: a browser keeps nothing, but may ask whether it changed.
        response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }
}
