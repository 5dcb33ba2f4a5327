using Twins.Functions.Http.Problems;
using Twins.Functions.Security;

namespace Twins.Functions.Http.Idempotency;

/// <summary>Lets a call with a key be worked on once, and answers the same to every repetition of it.</summary>
internal sealed class IdempotencyGate(IdempotencyRecords records, ILogger<IdempotencyGate> logger)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    public async Task RunAsync(HttpContext context, RequestDelegate endpoint, bool required)
    {
        if (IdempotencyKey.Of(context.Request) is not { } key)
        {
            if (required) throw new ProblemException(ProblemKinds.IdempotencyKeyMissing, ProblemKinds.IdempotencyKeyMissing.Advice);
            await endpoint(context);
            return;
        }
        var print = await RequestPrint.OfAsync(context.Request, context.RequestAborted);
        switch (await records.ClaimAsync(Caller.Of(context.User)?.Id ?? "", key, print, context.RequestAborted))
        {
            case Claim.Mine mine: await WorkAsync(context, endpoint, mine); break;
            case Claim.Answered(var answer): await answer.GiveAgainAsync(context.Response, context.RequestAborted); break;
            case Claim.InFlight(var left): throw new ProblemException(ProblemKinds.InFlight, "The same call with this key is still being worked on. Wait for the time in Retry-After and send it again.") { RetryAfter = left < Soon ? left : Soon };
            default: throw new ProblemException(ProblemKinds.KeyReused, "This Idempotency-Key was sent with another request. Use a new key for a new call, or send what you sent before.");
        }
    }

    private async Task WorkAsync(HttpContext context, RequestDelegate endpoint, Claim.Mine claim)
    {
        var answer = await AnswerAsync(context, endpoint, claim);
        // What came to nothing is not kept: the caller mends his request, or tries again, with the same key.
        if (answer.Status >= 400) await records.ReleaseAsync(claim);
        else if (!await records.KeepAsync(claim, answer)) logger.LogWarning("An answer could not be kept for its Idempotency-Key: it came too late or is too large. Trace {TraceId}", ProblemWriter.TraceId(context));
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    private async Task<KeptAnswer> AnswerAsync(HttpContext context, RequestDelegate endpoint, Claim.Mine claim)
    {
        var wire = context.Response.Body;
        using var body = new MemoryStream();
        context.Response.Body = body;
        try
        {
            await endpoint(context);
            return KeptAnswer.Of(context.Response, body.ToArray());
        }
        catch
        {
            await records.ReleaseAsync(claim);
            throw;
        }
        finally
        {
            context.Response.Body = wire;
        }
    }
}
