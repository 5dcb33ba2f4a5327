using Twins.Adapters.Storage.Azure;
using Twins.Core.Storage;

namespace Twins.Tests.Storage;

public sealed class AzuriteRecordStoreTests(AzuriteFixture azurite) : RecordStoreContract
{
    private readonly Lazy<Task<string>> account = new(azurite.AccountAsync);

    protected override async Task<IRecordStore> OpenAsync() => AzureStorage.Connect(new AzureStorageOptions { Account = await account.Value }).Records;
}
