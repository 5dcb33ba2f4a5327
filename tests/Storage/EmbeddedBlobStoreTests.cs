using Twins.Adapters.Storage.Embedded;
using Twins.Core.Storage;

namespace Twins.Tests.Storage;

public sealed class EmbeddedBlobStoreTests : BlobStoreContract
{
    private readonly TemporaryFolder folder = new();

    protected override Task<IBlobStore> OpenAsync() => Task.FromResult<IBlobStore>(new FileBlobs(folder.Path));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }
}
