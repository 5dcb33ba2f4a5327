using Twins.Adapters.Storage.Azure;
using Twins.Core.Storage;
using Twins.Tests.Storage;

namespace Twins.Tests.Governance.Register;

public sealed class AzuriteAuditLogTests(AzuriteFixture azurite) : AuditLogContract
{
    private readonly Lazy<Task<string>> account = new(azurite.AccountAsync);

    protected override async Task<IRecordStore> OpenAsync() => AzureStorage.Connect(new AzureStorageOptions { Account = await account.Value }).Records;
}
