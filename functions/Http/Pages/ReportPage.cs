using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Metadata;

namespace Twins.Functions.Http.Pages;

/// <summary>
/// A report as a page. Its policy admits the page's own sheet by its hash and nothing else; the hash is taken from the page,
/// because a report that was made by an older version has an older sheet.
/// </summary>
/// <param name="page">Disposed when it was sent.</param>
internal sealed class ReportPage(Stream page) : IResult, IEndpointMetadataProvider
{
    // The sheet stands near the top; a page that has it elsewhere is shown without.
    private const int Top = 256 * 1024;

    public static void PopulateMetadata(System.Reflection.MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), ["text/html"]));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var content = page;
        var top = new byte[Top];
        var read = await content.ReadAtLeastAsync(top, Top, throwOnEndOfStream: false, httpContext.RequestAborted);
        var response = httpContext.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = $"default-src 'none'; style-src {Sheet(top.AsSpan(0, read))}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        await response.Body.WriteAsync(top.AsMemory(0, read), httpContext.RequestAborted);
        await content.CopyToAsync(response.Body, httpContext.RequestAborted);
    }

    private static string Sheet(ReadOnlySpan<byte> top)
    {
        var start = top.IndexOf("<style>"u8);
        if (start < 0) return "'none'";
        var rest = top[(start + "<style>".Length)..];
        return rest.IndexOf("</style>"u8) is >= 0 and var end ? $"'sha256-{Convert.ToBase64String(SHA256.HashData(rest[..end]))}'" : "'none'";
    }
}
