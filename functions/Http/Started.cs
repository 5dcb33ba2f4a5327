using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Twins.Functions.Http.OpenApi;
using Twins.Functions.Http.Problems;

namespace Twins.Functions.Http;

/// <summary>Work that goes on after the answer: 202, where to look, and when.</summary>
/// <param name="Place">A path, such as <c>/api/runs/r1</c>.</param>
internal sealed record Started<T>(T Value, string Place, TimeSpan LookAgain) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status202Accepted, typeof(T), ["application/json"]));
        builder.Metadata.Add(new DocumentedHeader("Location", "Where to see how far it is."));
        builder.Metadata.Add(new DocumentedHeader("Retry-After", "After how many seconds it is worth looking."));
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status202Accepted;
        response.Headers.Location = Place;
        response.Headers.RetryAfter = ProblemWriter.Seconds(LookAgain);
        return response.WriteAsJsonAsync(Value, httpContext.RequestAborted);
    }
}
