using System.Text.Json;
using System.Text.RegularExpressions;
using Twins.Adapters.Ledger;
using Twins.Adapters.Models;
using Twins.Core.Documents;
using Twins.Core.Fidelity;
using Twins.Core.Governance;
using Twins.Core.Governance.Register;
using Twins.Core.Respondents;
using Twins.Core.Runs;

namespace Twins.Functions.Http.Problems;

/// <summary>The one place where exceptions become problems. What is not named here is our fault, and nobody outside learns more.</summary>
internal static partial class ExceptionProblems
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    public static Problem Of(Exception exception) => exception switch
    {
        ProblemException e => e.Problem,
        BadHttpRequestException e => OfRequest(e),
        ConsentException e => new Problem(ProblemKinds.NoConsent, e.Message),
        SignOffException e => new Problem(ProblemKinds.NoSignOff, e.Message),
        AuditException e => new Problem(ProblemKinds.AuditLogChanged, e.Message),
        DocumentException e => new Problem(ProblemKinds.DocumentRefused, e.Message) { Extra = PlaceOf(e) },
        KeyNotFoundException e when IsOurs(e, "Twins.") => new Problem(ProblemKinds.NotFound, e.Message),
        // The ports say what is wrong with a name or a size; an argument that is wrong anywhere else is our own mistake.
        ArgumentException e when IsOurs(e, "Twins.Core.Storage") || IsOurs(e, "Twins.Core.Workspace") => new Problem(ProblemKinds.BadRequest, ParameterSuffix().Replace(e.Message, "")),
        InvalidDataException e when IsOurs(e, "Twins.") => new Problem(ProblemKinds.StudyUnusable, e.Message),
        BudgetExhaustedException e => new Problem(ProblemKinds.BudgetExhausted, $"The budget of {e.Limit:0.00####} USD is used up; ask for less, or raise it."),
        ModelFaultException { InnerException: ModelOptionsException e } => new Problem(ProblemKinds.ModelNotSet, e.Message),
        ModelFaultException e => OfModel(e),
        ModelOptionsException e => new Problem(ProblemKinds.ModelNotSet, e.Message),
        AssumptionException e => new Problem(ProblemKinds.StatisticsImpossible, e.Message),
        LedgerInUseException => new Problem(ProblemKinds.Busy, ProblemKinds.Busy.Advice) { RetryAfter = Soon },
        _ => new Problem(ProblemKinds.Internal, ProblemKinds.Internal.Advice),
    };

    private static Problem OfModel(ModelFaultException e) => e.Kind switch
    {
        FaultKind.Filtered => new Problem(ProblemKinds.PromptFiltered, e.Message),
        FaultKind.Rejected => new Problem(ProblemKinds.ModelRejected, e.Message),
        FaultKind.Passing => new Problem(ProblemKinds.ModelUnavailable, ProblemKinds.ModelUnavailable.Advice) { RetryAfter = Soon },
        // The message names the resource and its settings, which are the operator's business.
        _ => new Problem(ProblemKinds.ModelUnusable, ProblemKinds.ModelUnusable.Advice),
    };

    private static Problem OfRequest(BadHttpRequestException e)
    {
        var kind = ProblemKinds.Of(e.StatusCode);
        if (kind != ProblemKinds.BadRequest) return new Problem(kind, kind.Advice);
        if (e.InnerException is JsonException json) return new Problem(kind, $"The body is not the JSON that is expected{PlaceOf(json)}; compare it with /api/openapi.json.");
        return Parameter().Match(e.Message) is { Success: true } match
            ? new Problem(kind, $"'{match.Groups["name"].Value}' is missing or cannot be read; compare the request with /api/openapi.json.")
            : new Problem(kind, kind.Advice);
    }

    private static string PlaceOf(JsonException e) =>
        (e.Path is { Length: > 0 } path ? $", at {path}" : "") + (e.LineNumber is { } line ? $", line {line + 1}, byte {e.BytePositionInLine + 1}" : "");

    private static Dictionary<string, object?> PlaceOf(DocumentException e)
    {
        var extra = new Dictionary<string, object?> { ["file"] = e.File };
        if (e.Place is { } place) (extra["line"], extra["column"]) = (place.Line, place.Column);
        return extra;
    }

    private static bool IsOurs(Exception e, string place) => e.TargetSite?.DeclaringType?.FullName?.StartsWith(place, StringComparison.Ordinal) is true;

    // The framework says: Failed to bind parameter "int limit" from "abc". Or: Implicit body inferred for parameter "run" but …
    [GeneratedRegex("""^(Failed to|Required|Implicit) [^"]*parameter "([^"]* )?(?<name>[A-Za-z]+)" """, RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();

    [GeneratedRegex(@" \(Parameter '[^']*'\)$", RegexOptions.NonBacktracking)]
    private static partial Regex ParameterSuffix();
}
