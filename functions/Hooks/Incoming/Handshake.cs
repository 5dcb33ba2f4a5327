using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Twins.Functions.Http.Problems;

namespace Twins.Functions.Hooks.Incoming;

/// <summary>
/// The abuse protection of CloudEvents' web hooks: a sender asks before it sends, and known ones are welcome. The same for
/// every hook, whether it exists or not. A callback that the sender may propose is never called.
/// </summary>
internal static class Handshake
{
    public static Results<Ok, NoContent, Problem> Answer(HttpContext http, HookOptions options)
    {
        http.Response.Headers.Allow = HttpMethods.Post;
        var origin = http.Request.Headers["WebHook-Request-Origin"].ToString();
        if (origin.Length is 0) return TypedResults.NoContent();
        if (options.Origins.FirstOrDefault(o => o.Equals(origin, StringComparison.OrdinalIgnoreCase)) is not { } known)
            return new Problem(ProblemKinds.Forbidden, "This origin may not send. Whoever runs Twins can name it in TWINS_HOOK_ORIGINS.");
        http.Response.Headers["WebHook-Allowed-Origin"] = known;
        http.Response.Headers["WebHook-Allowed-Rate"] = Rate(http.Request.Headers["WebHook-Request-Rate"].ToString(), options.Rate).ToString(CultureInfo.InvariantCulture);
        return TypedResults.Ok();
    }

    /// <summary>No more calls a minute than were asked for, and than we want.</summary>
    private static int Rate(string asked, int most) => int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var rate) && rate > 0 ? Math.Min(rate, most) : most;
}
