using Twins.Adapters.Ledger;
using Twins.Core.Runs;

namespace Twins.Tests.Storage;

public sealed class EmbeddedLedgerTests : LedgerContract
{
    private readonly TemporaryFolder folder = new();
    private readonly Lazy<SqliteLedger> ledger;

    public EmbeddedLedgerTests() => ledger = new Lazy<SqliteLedger>(() => SqliteLedger.Open(folder.Path));

    /// <summary>It has one writer, whom everybody shares.</summary>
    protected override Task<ILedger> OpenAsync() => Task.FromResult<ILedger>(ledger.Value);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        ledger.Value.Dispose();
        folder.Dispose();
    }
}
