namespace Twins.Functions.Hooks;

/// <summary>Reads a body as it came, once, and never more of it than is allowed.</summary>
internal static class BoundedBody
{
    private const int Step = 16 * 1024;

    /// <returns>Null when it is larger than the limit.</returns>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit) return null;
        // What a header promises is not set aside before it has come.
        using var body = new MemoryStream();
        var step = new byte[Step];
        while (await request.Body.ReadAsync(step, cancellationToken) is > 0 and var read)
        {
            if (body.Length + read > limit) return null;
            body.Write(step, 0, read);
        }
        return body.ToArray();
    }
}
