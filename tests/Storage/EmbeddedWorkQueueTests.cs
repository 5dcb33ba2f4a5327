using Microsoft.Extensions.Time.Testing;
using Twins.Adapters.Storage.Embedded;
using Twins.Core.Storage;

namespace Twins.Tests.Storage;

public sealed class EmbeddedWorkQueueTests : WorkQueueContract
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new();

    protected override Task<IWorkQueue> OpenAsync() => Task.FromResult<IWorkQueue>(new SqliteQueue(EmbeddedDatabase.Open(folder.Path), clock));

    protected override DateTimeOffset Now => clock.GetUtcNow();

    protected override Task TickAsync()
    {
        clock.Advance(TimeSpan.FromMilliseconds(100));
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }
}
