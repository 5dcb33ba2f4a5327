using Twins.Core.Storage;

namespace Twins.Adapters.Storage.Embedded;

/// <summary>Blobs as files below a folder. A folder's name ends with '+', which no blob's name can hold, so that 'a' and 'a/b' get along.</summary>
public sealed class FileBlobs(string root) : IBlobStore
{
    private const string Unfinished = "+";

    private const int MostTries = 100;

    /// <summary>The blobs of a data folder.</summary>
    public static FileBlobs In(string data) => new(Path.Combine(data, "blobs"));

    public async Task WriteAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        var place = Place(name);
        var half = Directory.CreateDirectory(Path.Combine(root, Unfinished));
        var file = Path.Combine(half.FullName, Path.GetRandomFileName());
        try
        {
            // Held until it is in its place, so that nobody takes it for one that was left behind.
            await using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete);
            await content.CopyToAsync(stream, cancellationToken);
            stream.Flush(flushToDisk: true);
            Move(file, place);
        }
        catch
        {
            File.Delete(file);
            throw;
        }
    }

    public Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(Place(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task DeleteFolderAsync(string folder, CancellationToken cancellationToken)
    {
        var place = Place(folder) + "+";
        for (var tries = 0; Directory.Exists(place); tries++)
        {
            try
            {
                Directory.Delete(place, recursive: true);
            }
            catch (IOException) when (tries < MostTries)
            {
                // Somebody writes into it, or erases it too.
            }
        }
        return Task.CompletedTask;
    }

    /// <summary>Deletes what processes that were killed had begun to write.</summary>
    public void DeleteUnfinished()
    {
        var half = Path.Combine(root, Unfinished);
        foreach (var file in Directory.Exists(half) ? Directory.GetFiles(half) : [])
        {
            try
            {
                // The operating system lets go of it when its writer dies.
                using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None)) { }
                File.Delete(file);
            }
            catch (IOException)
            {
                // Somebody writes it, or it is in its place by now.
            }
        }
    }

    private static void Move(string file, string place)
    {
        for (var tries = 0; ; tries++)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            try
            {
                File.Move(file, place, overwrite: true);
                return;
            }
            catch (DirectoryNotFoundException) when (tries < MostTries)
            {
                // Somebody has erased the folder since.
            }
        }
    }

    private string Place(string name)
    {
        BlobName.Check(name);
        return Path.Combine(root, name.Replace("/", "+/", StringComparison.Ordinal));
    }
}
