using Microsoft.AspNetCore.Http.HttpResults;
using Twins.Core.Evidence;
using Twins.Core.Governance;
using Twins.Core.Personas;
using Twins.Core.Respondents;
using Twins.Core.Runs;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;
using Twins.Core.Workspace;
using Twins.Functions.Hosting;
using Twins.Functions.Http.Problems;
using Twins.Functions.Security;

namespace Twins.Functions.Asking;

/// <summary>One question to one twin.</summary>
internal static class AskEndpoints
{
    private const int LongestQuestion = 4000;

    public static void MapAsking(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/twins/{id}/ask", AskAsync).RequireAuthorization(Roles.Runner).WithTags("Twins").WithSummary("Ask a twin one question");

    private static async Task<Ok<TwinAnswer>> AskAsync(string id, AskRequest request, WorkspaceTwins twins, ConsentDesk consent, ModelPool models, ILedger ledger, TimeProvider clock, CancellationToken stop)
    {
        if (request.Question.Trim() is not { Length: > 0 and <= LongestQuestion } words) throw new ProblemException(ProblemKinds.BadRequest, $"'question' must have 1 to {LongestQuestion} characters.");
        var twin = await twins.ResolveAsync(id, stop);
        await consent.RequireAsync(twin, Purpose.Conversation, stop);
        var respondent = models.For(ModelPool.Named(request.Model), new Till(ledger, new Budget(null, 0), "ask", clock));
        var response = await respondent.AskAsync(Evaluation.Single(twin, words), stop);
        return response.Outcomes[0] is Outcome.Failed(var reason)
            ? throw new ProblemException(ProblemKinds.ModelUnavailable, $"No answer came: {reason}")
            : TypedResults.Ok(TwinAnswer.Of(twin, respondent.Identity, response));
    }
}

/// <param name="Model">Such as azure:deployment; the configured model unless given, and "offline" for the offline respondent.</param>
internal sealed record AskRequest(string Question, string? Model = null);

/// <summary>What a twin said, labelled, or why it said nothing.</summary>
/// <param name="Notice">What it is and what it is not.</param>
/// <param name="Outcome">answered, abstained, refused, filtered or unparseable.</param>
/// <param name="Answer">Null unless answered: an error is never an answer's text.</param>
/// <param name="Detail">Why there is no answer.</param>
internal sealed record TwinAnswer(string Notice, string Twin, string Name, string Outcome, string? Answer, string? Detail, IReadOnlyList<CitedEvidence> Evidence, Usage Usage)
{
    public static TwinAnswer Of(Twin twin, RespondentIdentity who, Response response) => new(
        $"AI twin of {twin.Name}. {who.Label}",
        twin.Id,
        twin.Name,
        response.Outcomes[0].Kind,
        response.Outcomes[0] is Outcome.Answered { Answer: TextAnswer text } ? text.Text : null,
        response.Outcomes[0].Detail is { Length: > 0 } detail ? detail : null,
        [.. twin.Memory.All.Where(item => response.Cites.Contains(item.Id)).Select(CitedEvidence.Of)],
        response.Usage);
}

/// <summary>Something that the twin's answer rests on.</summary>
internal sealed record CitedEvidence(string Id, EvidenceKind Kind, string Text, string? Source, DateOnly? Date, bool Synthetic)
{
    public static CitedEvidence Of(EvidenceItem item) => new(item.Id, item.Kind, item.Text, item.Source, item.Date, item.Synthetic);
}
