using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Twins.Core.Storage;

namespace Twins.Adapters.Storage.Azure;

/// <summary>Blobs in one container.</summary>
public sealed class AzureBlobs : IBlobStore
{
    private const int AtOnce = 8;

    /// <summary>A block that is lost on the way is sent again, not the whole file.</summary>
    private const int Block = 8 << 20;

    private readonly BlobContainerClient container;
    private bool made;

    internal AzureBlobs(BlobContainerClient container) => this.container = container;

    public async Task WriteAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        BlobName.Check(name);
        if (!made) await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        made = true;
        var transfer = new StorageTransferOptions { InitialTransferSize = Block, MaximumTransferSize = Block, MaximumConcurrency = 2 };
        await container.GetBlobClient(name).UploadAsync(content, new BlobUploadOptions { TransferOptions = transfer }, cancellationToken);
    }

    public async Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        BlobName.Check(name);
        try
        {
            return (await container.GetBlobClient(name).DownloadStreamingAsync(cancellationToken: cancellationToken)).Value.Content;
        }
        catch (RequestFailedException e) when (e.Status is 404)
        {
            return null;
        }
    }

    public async Task DeleteFolderAsync(string folder, CancellationToken cancellationToken)
    {
        BlobName.Check(folder);
        try
        {
            var found = container.GetBlobsAsync(new GetBlobsOptions { Prefix = folder + "/" }, cancellationToken);
            await Parallel.ForEachAsync(found, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (blob, stop) =>
                await container.GetBlobClient(blob.Name).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: stop));
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            // Nothing was ever written.
        }
    }
}
