using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Twins.Functions.Http.OpenApi;
using Twins.Functions.Http.Problems;

namespace Twins.Functions.Http.Paging;

/// <summary>Which part of a list is wanted. An endpoint that lists takes one as a parameter.</summary>
/// <param name="After">The id that the page before ended with; null for the first page.</param>
internal sealed record PageRequest(int Limit, string? After) : IEndpointParameterMetadataProvider
{
    public const int MostItems = 500;

    private const int UsualItems = 50;

    /// <exception cref="ProblemException">It does not fit (400).</exception>
    public static ValueTask<PageRequest?> BindAsync(HttpContext context) => new(new PageRequest(ReadLimit(context.Request.Query), ReadAfter(context.Request.Query)));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new DocumentedParameter("limit", "How many at most.") { InQuery = true, Numbers = (1, MostItems, UsualItems) });
        builder.Metadata.Add(new DocumentedParameter("after", "The `next` of the page before.") { InQuery = true });
    }

    private static int ReadLimit(IQueryCollection query) => query["limit"] switch
    {
        [] => UsualItems,
        [var text] when int.TryParse(text, System.Globalization.NumberStyles.None, null, out var limit) && limit is > 0 and <= MostItems => limit,
        _ => throw new ProblemException(ProblemKinds.BadRequest, $"'limit' must be a whole number from 1 to {MostItems}."),
    };

    private static string? ReadAfter(IQueryCollection query) => query["after"] switch
    {
        [] => null,
        [{ } text] when Cursor.Read(text) is { } id => id,
        _ => throw new ProblemException(ProblemKinds.BadRequest, "'after' is no place in this list; send the 'next' of the page before, as it came."),
    };
}
