using Microsoft.AspNetCore.Http.HttpResults;
using Twins.Core.Workspace;
using Twins.Functions.Http.Limits;
using Twins.Functions.Http.Paging;
using Twins.Functions.Security;

namespace Twins.Functions.Workspace;

/// <summary>Pictures and tables that campaigns name.</summary>
internal static class FileEndpoints
{
    private const int LargestFile = 20 << 20;

    public static void MapFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/api/files").WithTags("Files");
        files.MapGet("", (PageRequest page, WorkspaceStore store, CancellationToken stop) => Page.TakeAsync(store.ListFilesAsync(page.After, stop), page, file => file.Path, stop)).WithSummary("Files, by path");
        files.MapGet("{**path}", ReadAsync).WithSummary("A file");
        files.MapPut("{**path}", WriteAsync).Accepts<byte[]>("image/png", "image/jpeg", "text/csv", "application/octet-stream").WithBodyLimit(LargestFile).RequireAuthorization(Roles.Runner).WithSummary("Write a file; one of the same path is replaced");
    }

    private static async Task<FileStreamHttpResult> ReadAsync(string path, WorkspaceStore store, CancellationToken stop)
    {
        var content = await store.OpenFileAsync(path, stop) ?? throw new KeyNotFoundException($"There is no file '{path}'.");
        // Never shown by a browser as something else: it is somebody's upload.
        return TypedResults.Stream(content, "application/octet-stream", Path.GetFileName(path));
    }

    private static async Task<NoContent> WriteAsync(string path, HttpRequest request, WorkspaceStore store, CancellationToken stop)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, stop);
        await store.WriteFileAsync(path, body.ToArray(), stop);
        return TypedResults.NoContent();
    }
}
