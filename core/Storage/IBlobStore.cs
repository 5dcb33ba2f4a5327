namespace Twins.Core.Storage;

/// <summary>
/// Files by name: reports, study bundles, batch files. Names are segments of letters, digits, '.', '-' and '_' joined by '/',
/// with no segment that begins or ends with a dot; anything else is refused, so that no name leads out of its place.
/// </summary>
public interface IBlobStore
{
    /// <summary>Writes a blob, whole or not at all; one of the same name is replaced.</summary>
    /// <exception cref="ArgumentException">The name is not a blob's name.</exception>
    Task WriteAsync(string name, Stream content, CancellationToken cancellationToken);

    /// <summary>A blob's content, or null when there is none; the caller disposes it.</summary>
    /// <exception cref="ArgumentException">The name is not a blob's name.</exception>
    Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken);

    /// <summary>Deletes every blob whose name begins with a folder; for erasure and clean-up.</summary>
    /// <param name="folder">A name; blobs named <c>folder/…</c> are deleted, and nothing else.</param>
    /// <param name="cancellationToken">Stops half way.</param>
    Task DeleteFolderAsync(string folder, CancellationToken cancellationToken);
}

/// <summary>The rule for names, held by every implementation.</summary>
public static class BlobName
{
    private const int MaxLength = 500;

    /// <summary>A file's name holds 255 bytes, and an implementation may need a few of them.</summary>
    private const int MaxSegment = 200;

    /// <exception cref="ArgumentException">It is not a blob's name.</exception>
    public static void Check(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length > MaxLength || !Array.TrueForAll(name.Split('/'), IsSegment)) throw new ArgumentException($"'{name}' is no name of a blob: letters, digits, '.', '-', '_' and '/' only, no part empty, longer than {MaxSegment} or with a dot at its beginning or end.", nameof(name));
    }

    private static bool IsSegment(string segment)
    {
        if (segment.Length is 0 or > MaxSegment || segment[0] is '.' || segment[^1] is '.') return false;
        foreach (var c in segment) if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_')) return false;
        return true;
    }
}
