namespace Twins.Adapters.Wire;

/// <summary>Reads a body as it came, once, and never more of it than is allowed.</summary>
public static class BoundedBody
{
    private const int Step = 16 * 1024;

    /// <param name="promised">What the sender says that it has; null when he says nothing.</param>
    /// <returns>Null when it is larger than the limit.</returns>
    public static async Task<byte[]?> ReadAsync(Stream content, long? promised, int limit, CancellationToken cancellationToken)
    {
        if (promised > limit) return null;
        // What a header promises is not set aside before it has come.
        using var body = new MemoryStream();
        var step = new byte[Step];
        while (await content.ReadAsync(step, cancellationToken) is > 0 and var read)
        {
            if (body.Length + read > limit) return null;
            body.Write(step, 0, read);
        }
        return body.ToArray();
    }
}
