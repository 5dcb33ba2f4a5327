using Twins.Adapters.Storage.Embedded;
using Twins.Core.Storage;

namespace Twins.Tests.Governance.Register;

public sealed class EmbeddedAuditLogTests : AuditLogContract
{
    private readonly TemporaryFolder folder = new();

    protected override Task<IRecordStore> OpenAsync() => Task.FromResult<IRecordStore>(new SqliteRecords(EmbeddedDatabase.Open(folder.Path)));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }
}
