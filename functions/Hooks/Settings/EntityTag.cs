using System.Text;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace Twins.Functions.Hooks.Settings;

/// <summary>A record's tag as an ETag. Encoded, because a store's tags may hold quotes and more.</summary>
internal static class EntityTag
{
    public static string Of(string tag) => $"\"{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(tag))}\"";

    /// <summary>Why a write that says <c>If-Match</c> or <c>If-None-Match</c> may not be made of what stands there; null when it may.</summary>
    /// <param name="tag">The tag of what stands there; null when there is nothing.</param>
    public static int? Objection(RequestHeaders headers, string? tag) => tag switch
    {
        null => headers.IfMatch.Count > 0 ? StatusCodes.Status412PreconditionFailed : null,
        _ when headers.IfNoneMatch.Any(t => Matches(t, tag)) => StatusCodes.Status412PreconditionFailed,
        _ when headers.IfMatch.Count is 0 => StatusCodes.Status428PreconditionRequired,
        _ => headers.IfMatch.Any(t => Matches(t, tag)) ? null : StatusCodes.Status412PreconditionFailed,
    };

    private static bool Matches(EntityTagHeaderValue asked, string tag) => asked.Tag == "*" || asked.Tag == Of(tag);
}
