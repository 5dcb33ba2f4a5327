using Twins.Core.Storage;

namespace Twins.Adapters.Storage.Embedded;

/// <summary>Blobs as files below a folder. A folder's name ends with '+', which no blob's name can hold, so that 'a' and 'a/b' get along.</summary>
public sealed class FileBlobs(string root) : IBlobStore
{
    private const string Unfinished = "+";

    public async Task WriteAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        var place = Place(name);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        var half = Directory.CreateDirectory(Path.Combine(root, Unfinished));
        var file = Path.Combine(half.FullName, Path.GetRandomFileName());
        await using (var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            await content.CopyToAsync(stream, cancellationToken);
            stream.Flush(flushToDisk: true);
        }
        File.Move(file, place, overwrite: true);
    }

    public Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(Place(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task DeleteFolderAsync(string folder, CancellationToken cancellationToken)
    {
        var place = Place(folder) + "+";
        if (Directory.Exists(place)) Directory.Delete(place, recursive: true);
        return Task.CompletedTask;
    }

    private string Place(string name)
    {
        BlobName.Check(name);
        return Path.Combine(root, name.Replace("/", "+/", StringComparison.Ordinal));
    }
}
