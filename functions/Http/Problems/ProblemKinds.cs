using Microsoft.AspNetCore.WebUtilities;

namespace Twins.Functions.Http.Problems;

/// <summary>Every kind of problem that the API answers with; <c>docs/problems.md</c> lists them.</summary>
internal static class ProblemKinds
{
    public static ProblemKind BadRequest { get; } = new("bad-request", 400, "The request cannot be read", "Compare the request with /api/openapi.json; the detail says which part does not fit.");
    public static ProblemKind IdempotencyKeyMissing { get; } = new("idempotency-key-missing", 400, "This call needs an Idempotency-Key", "Send a new random value in the header Idempotency-Key, and the same one when you try again.");
    public static ProblemKind Unauthenticated { get; } = new("unauthenticated", 401, "Who calls is not known", "Send a token in the header Authorization, or a key in the header X-Api-Key.");
    public static ProblemKind Forbidden { get; } = new("forbidden", 403, "Your role does not allow this", "Ask whoever runs Twins for the role that the detail names.");
    public static ProblemKind NoConsent { get; } = new("no-consent", 403, "The person behind this twin has not agreed", "Ask the person, and record the consent in the twin's document under 'subject'.");
    public static ProblemKind NoSignOff { get; } = new("no-sign-off", 403, "Nobody has signed this off", "Have whoever answers for the twins that the detail names approve them for this use, with 'twins register approve'.");
    public static ProblemKind NotFound { get; } = new("not-found", 404, "There is no such thing", "Compare the path with /api/openapi.json and the id with the list that it should be in.");
    public static ProblemKind MethodNotAllowed { get; } = new("method-not-allowed", 405, "This cannot be done here", "Use one of the methods in the header Allow.");
    public static ProblemKind TooSlow { get; } = new("request-too-slow", 408, "The request took too long to arrive", "Send it again on a better connection.");
    public static ProblemKind Conflict { get; } = new("conflict", 409, "The thing is not in a state that allows this", "Read it again; the detail says what is in the way.");
    public static ProblemKind InFlight { get; } = new("idempotency-in-flight", 409, "The same call is still being worked on", "Wait for the time in Retry-After and send the same call with the same key again.");
    public static ProblemKind PreconditionFailed { get; } = new("precondition-failed", 412, "Somebody else was first", "Read the thing again, apply your change to what it is now, and send its new ETag in If-Match.");
    public static ProblemKind TooLarge { get; } = new("too-large", 413, "The request is too large", "Send less at a time; the documentation of the call says how much it takes.");
    public static ProblemKind UnsupportedMedia { get; } = new("unsupported-media-type", 415, "This kind of content is not read here", "Send the content type that /api/openapi.json names for the call.");
    public static ProblemKind DocumentRefused { get; } = new("document-refused", 422, "The document cannot be used", "Change what the detail names, at the given line and column of the file.");
    public static ProblemKind StudyUnusable { get; } = new("study-unusable", 422, "The study's files cannot be used", "Start the run again.");
    public static ProblemKind KeyReused { get; } = new("idempotency-key-reused", 422, "The key belongs to another call", "Use a new Idempotency-Key for a new call.");
    public static ProblemKind BudgetExhausted { get; } = new("budget-exhausted", 422, "The budget is used up", "Ask for less, or raise the budget.");
    public static ProblemKind PromptFiltered { get; } = new("prompt-filtered", 422, "The model's content filter stopped the prompt", "Change what is shown or asked.");
    public static ProblemKind ModelRejected { get; } = new("model-rejected", 422, "The model refused the request", "Change what is shown or asked; the detail says what the model minds.");
    public static ProblemKind ModelNotSet { get; } = new("model-not-set", 422, "The model is not set up", "Name a model that is set up, or have the named setting set.");
    public static ProblemKind StatisticsImpossible { get; } = new("statistics-impossible", 422, "The numbers do not allow this calculation", "Ask for more answers, or for a simpler comparison.");
    public static ProblemKind PreconditionRequired { get; } = new("precondition-required", 428, "Say what you have seen", "Send the ETag of what you changed in If-Match, so that nobody's work is overwritten.");
    public static ProblemKind TooMany { get; } = new("too-many-requests", 429, "Too many requests", "Wait for the time in Retry-After.");
    public static ProblemKind Internal { get; } = new("internal", 500, "Something went wrong here", "Try again; if it stays, tell whoever runs Twins the traceId, which is in the log too.");
    public static ProblemKind AuditLogChanged { get; } = new("audit-log-changed", 500, "The audit log was changed behind its back", "Whoever runs Twins finds out what is wrong with 'twins audit verify'.");
    public static ProblemKind ModelUnusable { get; } = new("model-unusable", 502, "The model cannot be used", "Whoever runs Twins finds the reason in the log, under the traceId.");
    public static ProblemKind ModelUnavailable { get; } = new("model-unavailable", 503, "The model did not answer", "Wait for the time in Retry-After and try again.");
    public static ProblemKind SignInUnavailable { get; } = new("sign-in-unavailable", 503, "Tokens cannot be checked right now", "Wait for the time in Retry-After and try again.");
    public static ProblemKind Busy { get; } = new("busy", 503, "The store is in use", "Wait for the time in Retry-After and try again.");
    public static ProblemKind TimeOut { get; } = new("time-out", 504, "The answer took too long", "Try again, or ask for less; long work belongs into a run.");

    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        BadRequest, IdempotencyKeyMissing, Unauthenticated, Forbidden, NoConsent, NoSignOff, NotFound, MethodNotAllowed, TooSlow, Conflict, InFlight,
        PreconditionFailed, TooLarge, UnsupportedMedia, DocumentRefused, StudyUnusable, KeyReused, BudgetExhausted, PromptFiltered,
        ModelRejected, ModelNotSet, StatisticsImpossible, PreconditionRequired, TooMany, Internal, AuditLogChanged, ModelUnusable, ModelUnavailable,
        SignInUnavailable, Busy, TimeOut,
    ];

    /// <summary>What a bare status means that the framework answered with.</summary>
    public static ProblemKind Of(int status) =>
        All.FirstOrDefault(k => k.Status == status) ?? new ProblemKind($"status-{status}", status, ReasonPhrases.GetReasonPhrase(status), "Compare the request with /api/openapi.json.");
}
