using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Twins.Bench.Loopback;

/// <summary>Plays the faults that happen on the way, before there is a reply.</summary>
internal static class Faults
{
    /// <summary>False when the request is to be answered after all.</summary>
    public static async Task<bool> PlayAsync(HttpContext context, Fault? fault)
    {
        switch (fault)
        {
            case Fault.Throttle throttle: await ThrottleAsync(context, throttle); return true;
            case Fault.Status status: await LoopbackModel.SendAsync(context, status.Code, ReplyBytes.Error(status.ErrorCode, status.Message)); return true;
            case Fault.FilteredPrompt: await LoopbackModel.SendAsync(context, 400, ReplyBytes.FilteredPrompt()); return true;
            case Fault.BrokenEnvelope: await LoopbackModel.SendAsync(context, 200, "<html>gateway</html>"u8.ToArray()); return true;
            case Fault.Reset: context.Abort(); return true;
            case Fault.Hang: await Task.Delay(Timeout.Infinite, context.RequestAborted); return true;
            default: return false;
        }
    }

    public static async Task DripAsync(HttpContext context, ReadOnlyMemory<byte> body, TimeSpan pause)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        for (; body.Length > 0; body = body[Math.Min(64, body.Length)..])
        {
            await context.Response.Body.WriteAsync(body[..Math.Min(64, body.Length)], context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(pause, context.RequestAborted);
        }
    }

    private static Task ThrottleAsync(HttpContext context, Fault.Throttle throttle)
    {
        if (throttle.RetryAfterSeconds is { } s) context.Response.Headers.RetryAfter = s.ToString(CultureInfo.InvariantCulture);
        if (throttle.RetryAfterMilliseconds is { } ms) context.Response.Headers["retry-after-ms"] = ms.ToString(CultureInfo.InvariantCulture);
        return LoopbackModel.SendAsync(context, 429, ReplyBytes.Error("rate_limit_exceeded", "Rate limit reached. Please try again later."));
    }
}
