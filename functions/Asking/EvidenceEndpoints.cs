using Microsoft.AspNetCore.Http.HttpResults;
using Twins.Core.Evidence;
using Twins.Core.Workspace;
using Twins.Functions.Http.Problems;
using Twins.Functions.Security;

namespace Twins.Functions.Asking;

/// <summary>What a twin knows about a subject.</summary>
internal static class EvidenceEndpoints
{
    private const int MostItems = 50;

    /// <summary>Whoever may read a twin's document may read what it remembers.</summary>
    private static readonly string[] Everybody = [Roles.Reader];

    public static void MapEvidence(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/twins/{id}/evidence", RecallAsync).WithTags("Twins").WithSummary("What a twin knows about a subject, best first");

    private static async Task<Ok<EvidenceFound>> RecallAsync(string id, string q, WorkspaceTwins twins, EvidenceIndex index, CancellationToken stop, int limit = 10)
    {
        if (limit is < 1 or > MostItems) throw new ProblemException(ProblemKinds.BadRequest, $"'limit' must be a whole number from 1 to {MostItems}.");
        if (string.IsNullOrWhiteSpace(q)) throw new ProblemException(ProblemKinds.BadRequest, "'q' must say what you look for.");
        // Indexed when it is looked for: a twin's memory can also change through a fragment. What is unchanged is left alone.
        await index.PutAsync(await twins.ResolveAsync(id, stop), Everybody, stop);
        var found = await index.RecallAsync(id, q, Everybody, limit, stop);
        return TypedResults.Ok(new EvidenceFound(id, [.. found.Select(f => new FoundEvidence(CitedEvidence.Of(f.Item), f.Score, f.Words))]));
    }
}

internal sealed record EvidenceFound(string Twin, IReadOnlyList<FoundEvidence> Items);

/// <param name="Score">Comparable within one answer only.</param>
/// <param name="Words">The words of the question that were found in it.</param>
internal sealed record FoundEvidence(CitedEvidence Evidence, double Score, IReadOnlyList<string> Words);
