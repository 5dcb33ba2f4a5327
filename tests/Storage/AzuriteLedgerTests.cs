using Twins.Adapters.Storage.Azure;
using Twins.Core.Runs;

namespace Twins.Tests.Storage;

public sealed class AzuriteLedgerTests(AzuriteFixture azurite) : LedgerContract
{
    private readonly Lazy<Task<string>> account = new(azurite.AccountAsync);

    protected override async Task<ILedger> OpenAsync() => AzureStorage.Connect(new AzureStorageOptions { Account = await account.Value }).Ledger;
}
