using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Twins.Functions.Http.OpenApi;
using Twins.Functions.Http.Problems;

namespace Twins.Functions.Http.Tags;

/// <summary>What a caller says he has seen: <c>If-Match</c> and <c>If-None-Match</c>. An endpoint that writes takes it as a parameter.</summary>
internal sealed record Preconditions(IReadOnlyList<EntityTagHeaderValue> Match, IReadOnlyList<EntityTagHeaderValue> NoneMatch) : IEndpointParameterMetadataProvider
{
    public static ValueTask<Preconditions?> BindAsync(HttpContext context) => new(Of(context.Request));

    public static Preconditions Of(HttpRequest request) =>
        new(Parse(request.Headers.IfMatch, "If-Match"), Parse(request.Headers.IfNoneMatch, "If-None-Match"));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new DocumentedParameter("If-Match", "The ETag of what is changed, so that nobody's work is overwritten."));
        builder.Metadata.Add(new DocumentedParameter("If-None-Match", "`*` to write only where there is nothing yet."));
        builder.Metadata.Add(new DocumentedProblems([ProblemKinds.PreconditionFailed, ProblemKinds.PreconditionRequired]));
    }

    /// <summary>Holds what was seen against what is there.</summary>
    /// <param name="tag">The record's tag; null when there is none.</param>
    /// <exception cref="ProblemException">They differ (412).</exception>
    public void Check(string? tag)
    {
        var there = tag is null ? null : ETags.Of(tag);
        if (Match.Count > 0 && !Match.Any(m => there is not null && (IsAny(m) || m.Compare(there, useStrongComparison: true))))
            throw new ProblemException(ProblemKinds.PreconditionFailed, there is null ? "There is nothing here any more that If-Match could mean. Leave it out to write it anew." : "It has changed since you read it. Read it again, apply your change to what it is now, and send its new ETag in If-Match.");
        if (there is not null && NoneMatch.Any(m => IsAny(m) || m.Compare(there, useStrongComparison: false)))
            throw new ProblemException(ProblemKinds.PreconditionFailed, "There is one already. Choose another id, or read it and send its ETag in If-Match to replace it.");
    }

    /// <summary>The same for what must not be overwritten unseen.</summary>
    /// <exception cref="ProblemException">They differ (412), or nothing is said about what is there (428).</exception>
    public void Require(string? tag)
    {
        Check(tag);
        if (tag is not null && Match.Count is 0) throw new ProblemException(ProblemKinds.PreconditionRequired, "There is one already. Read it and send its ETag in If-Match to replace it, or `If-None-Match: *` to write only where there is nothing.");
    }

    /// <summary>Whether the caller has what is there.</summary>
    public bool HasAlready(string tag) => NoneMatch.Any(m => IsAny(m) || m.Compare(ETags.Of(tag), useStrongComparison: false));

    private static bool IsAny(EntityTagHeaderValue value) => value.Equals(EntityTagHeaderValue.Any);

    // What cannot be read must not count as not said.
    private static IReadOnlyList<EntityTagHeaderValue> Parse(StringValues values, string header)
    {
        if (values.Count is 0) return [];
        return EntityTagHeaderValue.TryParseStrictList([.. values!], out var tags) && tags.Count > 0
            ? [.. tags]
            : throw new ProblemException(ProblemKinds.BadRequest, $"{header} cannot be read; send an ETag with its quotes as it came, or *.");
    }
}
