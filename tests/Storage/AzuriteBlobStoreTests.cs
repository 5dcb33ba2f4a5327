using Twins.Adapters.Storage.Azure;
using Twins.Core.Storage;

namespace Twins.Tests.Storage;

public sealed class AzuriteBlobStoreTests(AzuriteFixture azurite) : BlobStoreContract
{
    private readonly Lazy<Task<string>> account = new(azurite.AccountAsync);

    protected override async Task<IBlobStore> OpenAsync() => AzureStorage.Connect(new AzureStorageOptions { Account = await account.Value }).Blobs;
}
