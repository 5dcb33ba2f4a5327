namespace Twins.Functions.Http.Tags;

/// <summary>Any other answer with its ETag; 304 for a caller who has it already.</summary>
internal static class TaggedText
{
    public static IResult Tagged(this IResult answer, string tag) => new Answer(answer, tag);

    private sealed record Answer(IResult Inner, string Tag) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ETag = ETags.Of(Tag).ToString();
            if (!Preconditions.Of(httpContext.Request).HasAlready(Tag)) return Inner.ExecuteAsync(httpContext);
            httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
    }
}
