using Twins.Functions.Http.Limits;

namespace Twins.Functions.Http.Pages;

/// <summary>Headers that every answer has unless its endpoint set its own.</summary>
internal static class SecurityHeaders
{
    private const string Nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var isSecureAndFar = context.RequestServices.GetRequiredService<CallOrigin>().IsSecureAndFar(context);
        // At the last moment, because an error clears what was set before.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.TryAdd("X-Content-Type-Options", "nosniff");
            headers.TryAdd("Content-Security-Policy", Nothing);
            headers.TryAdd("Referrer-Policy", "no-referrer");
            headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
            // What twins say and who they are is personal.
            headers.TryAdd("Cache-Control", "no-store");
            if (isSecureAndFar) headers.TryAdd("Strict-Transport-Security", "max-age=31536000");
            return Task.CompletedTask;
        });
        return next(context);
    }
}
