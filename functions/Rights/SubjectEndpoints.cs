using Microsoft.AspNetCore.Http.HttpResults;
using Twins.Core.Evidence.PersonalData;
using Twins.Core.Governance.Rights;
using Twins.Core.Storage;
using Twins.Functions.Http.Problems;
using Twins.Functions.Security;

namespace Twins.Functions.Rights;

/// <summary>What people may ask for: to see what is held of them, and to be forgotten. Nobody is named here; a person is a pseudonym.</summary>
internal static class SubjectEndpoints
{
    private const int MostPseudonyms = 100;

    public static void MapSubjects(this IEndpointRouteBuilder app)
    {
        var subjects = app.MapGroup("/api/subjects").RequireAuthorization(Roles.Admin).WithTags("Subjects");
        subjects.MapPost("show", ShowAsync).WithSummary("Everything that is held of a person, in words that the person can read");
        subjects.MapPost("erase", EraseAsync).WithSummary("Forget a person: documents, evidence, answers, talks, runs. Everything is searched afterwards; the receipt is signed. What died half way is done again");
    }

    private static async Task<ContentHttpResult> ShowAsync(SubjectRequest request, SubjectFinder finder, TimeProvider clock, CancellationToken stop) =>
        TypedResults.Text(SubjectStatement.Write(await finder.FindAsync(Checked(request), [], stop), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)), "text/markdown; charset=utf-8");

    private static async Task<Ok<Receipt>> EraseAsync(SubjectRequest request, SubjectFinder finder, Eraser eraser, IRecordStore records, CancellationToken stop) =>
        TypedResults.Ok(await Receipt.SignAsync(await eraser.EraseAsync(await finder.FindAsync(Checked(request), [], stop), [], stop), records, stop));

    private static IReadOnlyList<string> Checked(SubjectRequest request) =>
        request.Pseudonyms is { Count: >= 1 and <= MostPseudonyms } given && given.All(Pseudonyms.IsOne)
            ? given
            : throw new ProblemException(ProblemKinds.BadRequest, $"'pseudonyms' must be 1 to {MostPseudonyms} pseudonyms of one person, such as p-… as documents name people under 'subject'. 'twins show' and 'twins forget' with --to make them of an address.");
}

/// <param name="Pseudonyms">All that one person goes by, the one that was asked for first.</param>
internal sealed record SubjectRequest(IReadOnlyList<string> Pseudonyms);
